import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { readCode } from '#contract/alarm-code';
import { useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { CodeCamera } from '../scan/CodeCamera.tsx';
import type { Reading } from '../scan/reading.ts';
import { scanTexts } from '../scan/texts.ts';
import { type Found, ResultPage } from './ResultPage.tsx';
import styles from './scan-page.module.css';
import { scanPageTexts } from './texts.ts';
import { useReading } from './use-reading.ts';

/** The camera, a picture, or the number by hand; all lead to the same card. */
export function ScanPage() {
  const texts = useTexts(scanPageTexts);
  const { language } = useLanguage();
  const router = useRouter();
  const read = useReading();
  const [reading, setReading] = useState<Reading>();
  if (reading?.kind === 'found') return <ResultPage found={reading} onAgain={() => setReading(undefined)} />;
  const leave = () => (router.history.canGoBack() ? router.history.back() : void router.navigate({ to: '/' }));
  const words = scanTexts[language];
  const notice = reading && {
    ...words.refusedCode[reading.reason],
    ...(reading.reason === 'newer-version' && { action: <UpdateButton label={words.updateApp} /> }),
  };
  return (
    <main className={styles.scan}>
      <h1 className="unseen">{texts.title}</h1>
      <button type="button" className={styles.close} onClick={leave} aria-label={texts.close}>
        <Icon name="close" size={24} />
      </button>
      <CodeCamera
        onTexts={async (found) => setReading(await read(found))}
        onRefused={() => undefined}
        texts={words}
        {...(notice && { notice })}
        openedByTap
      >
        <ByHand onFound={setReading} />
      </CodeCamera>
    </main>
  );
}

function UpdateButton({ label }: { label: string }) {
  return (
    <button type="button" onClick={() => window.location.reload()}>
      {label}
    </button>
  );
}

function ByHand({ onFound }: { onFound: (found: Found) => void }) {
  const texts = useTexts(scanPageTexts);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const find = (event: FormEvent) => {
    event.preventDefault();
    const code = readCode(typed, { hosts: [window.location.host] });
    setIsWrong(code.kind === 'refused');
    if (code.kind !== 'refused') onFound({ kind: 'found', code, proof: 'unsigned' });
  };
  return (
    <form className={styles.hand} onSubmit={find} noValidate>
      <label htmlFor={id}>{texts.typeNumber}</label>
      <input
        id={id}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder={texts.example}
        maxLength={40}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        aria-invalid={isWrong}
        aria-describedby={`${id}-wrong`}
      />
      <button type="submit">{texts.find}</button>
      <div id={`${id}-wrong`} aria-live="polite" style={{ gridColumn: '1 / -1' }}>
        {isWrong && <p>{texts.numberWrong}</p>}
      </div>
    </form>
  );
}
