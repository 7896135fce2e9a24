import { Button, Modal } from '@mantine/core';
import { administrationRoutes, type StaffAccount } from '#contract';
import { useTexts } from '#ui/i18n';
import { call } from '../../region/client.ts';
import { useFocusBack } from '../../shell/asking/use-focus-back.ts';
import { shellTexts } from '../../shell/texts.ts';
import styles from '../administration.module.css';
import { administrationTexts } from '../texts.ts';
import { useSaving } from '../use-saving.ts';

/** Asks once more before somebody loses every way in. */
export function EndDialog({ account, close }: { account: StaffAccount; close: () => void }) {
  const texts = useTexts(administrationTexts);
  const shell = useTexts(shellTexts);
  useFocusBack();
  const end = useSaving(
    () => call(administrationRoutes.endStaffAccount, { params: { staffId: account.staffId }, body: {} }),
    close,
    texts.ended,
  );
  return (
    <Modal
      opened
      centered
      onClose={close}
      title={texts.endTitle(account.name)}
      closeButtonProps={{ 'aria-label': shell.close }}
    >
      <div className={styles.form}>
        <p className={styles.help}>{texts.endHelp}</p>
        <div className={styles.buttons}>
          <Button variant="default" onClick={close} data-autofocus>
            {shell.cancel}
          </Button>
          <Button color="down" loading={end.isPending} onClick={() => end.mutate(undefined)}>
            {texts.end}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
