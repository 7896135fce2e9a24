import '../../theme/index.ts';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { AttachedFile } from '#contract';
import { LanguageProvider } from '../../i18n/index.ts';
import { AttachedFiles, FilesFrom } from '../index.ts';

interface Answer {
  readonly signedAt: number;
  readonly files: readonly AttachedFile[];
}

const read = async () => (await (await fetch('/files.json')).json()) as Answer;

// Attached files alone on a page, for the tests beside them: what they are is asked of the test's own server.
function Trial({ first }: { first: Answer }) {
  const [{ signedAt, files }, setAnswer] = useState(first);
  const refresh = async () => setAnswer(await read());
  return (
    <LanguageProvider mayRemember={false}>
      <FilesFrom signedAt={signedAt} refresh={refresh}>
        <AttachedFiles files={files} />
      </FilesFrom>
    </LanguageProvider>
  );
}

const root = document.getElementById('root');
const first = await read();
if (root) createRoot(root).render(<Trial first={first} />);
