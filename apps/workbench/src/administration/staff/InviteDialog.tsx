import { Button, Modal, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { administrationRoutes, type StaffAccount } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { toastDone } from '../../region/toasts.tsx';
import { useFocusBack } from '../../shell/asking/use-focus-back.ts';
import { shellTexts } from '../../shell/texts.ts';
import styles from '../administration.module.css';
import { FormDialog } from '../FormDialog.tsx';
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
  const title = texts.inviteTitle(account.name);
  if (link) return <ReadyLink title={title} link={link} close={close} />;
  return (
    <FormDialog
      title={title}
      label={texts.makeInvite}
      isBusy={invite.isPending}
      submit={() => invite.mutate(undefined)}
      close={close}
    >
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
    </FormDialog>
  );
}

function ReadyLink({ title, link, close }: { title: string; link: string; close: () => void }) {
  const texts = useTexts(administrationTexts);
  const shell = useTexts(shellTexts);
  useFocusBack();
  const shown = useRef<HTMLOutputElement>(null);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    toastDone(texts.copied);
  };
  // A browser that may not write there leaves the link marked, for copying by hand.
  const mark = () => shown.current && getSelection()?.selectAllChildren(shown.current);
  return (
    <Modal opened centered onClose={close} title={title} closeButtonProps={{ 'aria-label': shell.close }}>
      <div className={styles.form}>
        <p className={styles.help}>{texts.inviteReady}</p>
        <output ref={shown} className={styles.link} aria-label={texts.invite}>
          {link}
        </output>
        <div className={styles.buttons}>
          <Button onClick={() => void copy().catch(mark)} data-autofocus>
            {texts.copyLink}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
