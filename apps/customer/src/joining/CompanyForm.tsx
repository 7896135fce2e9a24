import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { companyRoutes, joinRequestSchema } from '#contract';
import { useTexts } from '#ui/i18n';
import { Button, fieldStyles, partTexts, showFirstWrong, TextField, TriedInVain } from '../parts/index.ts';
import { kept } from '../session/queries.ts';
import { service } from '../session/service.ts';
import { useForm } from './form-state.ts';
import { joiningTexts } from './texts.ts';

const empty = {
  customerNumber: '',
  machineNumber: '',
  companyName: '',
  street: '',
  postcode: '',
  city: '',
  region: '',
};

function useCompanyForm(onSent?: () => void) {
  const client = useQueryClient();
  const [id, setId] = useState(() => crypto.randomUUID());
  const form = useForm(empty);
  const body = { id, ...form.values };
  const wrong = form.wrongBy(joinRequestSchema, body);
  const sending = useMutation({
    mutationFn: () => service(companyRoutes.sendJoinRequest, { body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: kept.me });
      onSent?.();
    },
    // Another try is another wish: only the same content may carry the same id.
    onError: () => setId(crypto.randomUUID()),
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    form.tryIt();
    if (!joinRequestSchema.safeParse(body).success) showFirstWrong(event.currentTarget);
    else if (!sending.isPending) sending.mutate();
  };
  return { form, wrong, sending, send };
}

/** Customer number and a machine number of the company; every mismatch answers alike (S2.1). */
export function CompanyForm({ onSent }: { onSent?: () => void }) {
  const texts = useTexts(joiningTexts);
  const { missing } = useTexts(partTexts);
  const { form, wrong, sending, send } = useCompanyForm(onSent);
  const line = (name: keyof typeof empty, words = missing) => ({
    label: texts[name],
    value: form.values[name],
    onText: form.set(name),
    wrong: wrong.has(name) ? (form.values[name] ? words : missing) : null,
  });
  return (
    <form className={fieldStyles.form} onSubmit={send} noValidate>
      <TextField {...line('customerNumber')} hint={texts.customerNumberHint} maxLength={20} isMono autoComplete="off" />
      <TextField
        {...line('machineNumber', texts.machineNumberWrong)}
        hint={texts.machineNumberHint}
        maxLength={40}
        isMono
        autoComplete="off"
        autoCapitalize="characters"
      />
      <TextField {...line('companyName')} maxLength={120} autoComplete="organization" />
      <TextField {...line('street')} maxLength={120} autoComplete="address-line1" />
      <div className={fieldStyles.pair}>
        <TextField {...line('postcode')} maxLength={12} autoComplete="postal-code" inputMode="text" />
        <TextField {...line('city')} maxLength={80} autoComplete="address-level2" />
      </div>
      <TextField {...line('region')} maxLength={80} autoComplete="address-level1" />
      <TriedInVain thrown={sending.error} />
      <Button type="submit" isWide isBusy={sending.isPending}>
        {texts.join}
      </Button>
    </form>
  );
}
