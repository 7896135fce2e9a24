import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { administrationRoutes, type StaffAccount } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { toastDone } from '../../region/toasts.tsx';
import { shellTexts } from '../../shell/texts.ts';
import styles from '../administration.module.css';
import { administrationTexts } from '../texts.ts';
import { useSaving } from '../use-saving.ts';
import { freshToken, hashOfToken, suggestedLogin } from './token.ts';

interface InviteDialogProps {
  account: StaffAccount;
  close: () => void;
}

/** Makes the link by which somebody sets password and authenticator. The server gets its hash only. */
export function InviteDialog({ account, close }: InviteDialogProps) {
  const texts = useTexts(administrationTexts);
  const shell = useTexts(shellTexts);
  const [login, setLogin] = useState(account.login ?? suggestedLogin(account.name));
  const [token] = useState(freshToken);
  const [link, setLink] = useState<string | null>(null);
  const invite = useSaving(
    async () => {
      const body = { login, tokenHash: await hashOfToken(token) };
      return call(administrationRoutes.inviteStaff, { params: { staffId: account.staffId }, body });
    },
    () => setLink(`${location.origin}/workbench/welcome#${token}`),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate(undefined);
  };
  return (
    <Modal
      opened
      centered
      onClose={close}
      title={texts.inviteTitle(account.name)}
      closeButtonProps={{ 'aria-label': shell.close }}
    >
      {link ? (
        <div className={styles.form}>
          <p className={styles.help}>{texts.inviteReady}</p>
          <output className={styles.link} aria-label={texts.invite}>
            {link}
          </output>
          <div className={styles.buttons}>
            <Button
              onClick={() => void navigator.clipboard.writeText(link).then(() => toastDone(texts.copied))}
              data-autofocus
            >
              {texts.copyLink}
            </Button>
          </div>
        </div>
      ) : (
        <form className={styles.form} onSubmit={submit}>
          <TextInput
            label={texts.login}
            description={texts.loginHelp}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value.toLowerCase())}
            pattern="[a-z][a-z0-9]*([.\-][a-z0-9]+)*"
            title={texts.loginHelp}
            maxLength={60}
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            data-autofocus
          />
          <p className={styles.help}>{texts.inviteHelp}</p>
          <div className={styles.buttons}>
            <Button variant="default" onClick={close}>
              {shell.cancel}
            </Button>
            <Button type="submit" loading={invite.isPending}>
              {texts.makeInvite}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
