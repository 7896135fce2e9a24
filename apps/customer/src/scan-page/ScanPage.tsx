import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { type ReadCode, readCode } from '#contract/alarm-code';
import { useLanguage, useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { CodeCamera } from '../scan/CodeCamera.tsx';
import { scanTexts } from '../scan/texts.ts';
import { placesQuery } from '../session/queries.ts';
import { ResultPage } from './ResultPage.tsx';
import styles from './scan-page.module.css';
import { scanPageTexts } from './texts.ts';

/** A code that names a machine. */
export type FoundCode = Exclude<ReadCode, { kind: 'refused' }>;

/** The camera, or the number by hand; both lead to the same card. */
export function ScanPage() {
  const texts = useTexts(scanPageTexts);
  const { language } = useLanguage();
  const router = useRouter();
  const { data: places } = useQuery(placesQuery);
  const [found, setFound] = useState<FoundCode>();
  const [notice, setNotice] = useState<string>();
  if (found) return <ResultPage code={found} onAgain={() => setFound(undefined)} />;
  const read = (text: string) => {
    const code = readCode(text, { hosts: [window.location.host], nameplateLinks: places?.nameplateLinks ?? [] });
    if (code.kind === 'refused') setNotice(scanTexts[language].refusedCode[code.reason]);
    else setFound(code);
  };
  const leave = () => (router.history.canGoBack() ? router.history.back() : void router.navigate({ to: '/' }));
  return (
    <main className={styles.scan}>
      <h1 className="unseen">{texts.title}</h1>
      <button type="button" className={styles.close} onClick={leave} aria-label={texts.close}>
        <Icon name="close" size={24} />
      </button>
      <CodeCamera onCode={read} onRefused={() => undefined} texts={scanTexts[language]} notice={notice} openedByTap>
        <ByHand onFound={setFound} />
      </CodeCamera>
    </main>
  );
}

function ByHand({ onFound }: { onFound: (code: FoundCode) => void }) {
  const texts = useTexts(scanPageTexts);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const find = (event: FormEvent) => {
    event.preventDefault();
    const code = readCode(typed, { hosts: [window.location.host] });
    setIsWrong(code.kind === 'refused');
    if (code.kind !== 'refused') onFound(code);
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
