import '../../theme/index.ts';
import { useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import type { AttachedFile } from '#contract';
import { LanguageProvider } from '../../i18n/index.ts';
import { AttachedFiles, FilesFrom } from '../index.ts';

interface Answer {
  readonly signedAt: number;
  readonly files: readonly AttachedFile[];
}

const read = async () => (await (await fetch('/files.json')).json()) as Answer;

const line = (listener: () => void) => {
  for (const name of ['online', 'offline']) window.addEventListener(name, listener);
  return () => undefined;
};

// Attached files alone on a page, for the tests beside them: what they are is asked of the test's own server.
function Trial({ first, kept }: { first: Answer; kept: Blob }) {
  const isOnline = useSyncExternalStore(line, () => navigator.onLine);
  const [{ signedAt, files }, setAnswer] = useState(first);
  const refresh = async () => setAnswer(await read());
  return (
    <LanguageProvider mayRemember={false}>
      <FilesFrom
        signedAt={signedAt}
        refresh={refresh}
        kept={async (fileId) => (fileId === first.files[0]?.fileId ? kept : null)}
        isAway={!isOnline}
      >
        <AttachedFiles files={files} />
      </FilesFrom>
    </LanguageProvider>
  );
}

const root = document.getElementById('root');
const first = await read();
const kept = await (await fetch(first.files[0]?.thumbnailUrl ?? '')).blob();
if (root) createRoot(root).render(<Trial first={first} kept={kept} />);
