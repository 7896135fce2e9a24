import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { ControlKey } from '#contract/alarm-code';
import { CodeCamera } from '../CodeCamera.tsx';
import { type Reading, readTexts } from '../reading.ts';
import { scanTexts } from '../texts.ts';
import './page.css';

// The scanner alone on a page, for the tests beside it: it shows what it read and why there is no camera.
function Trial() {
  const query = new URLSearchParams(location.search);
  const language = query.get('lang') as keyof typeof scanTexts | null;
  const texts = scanTexts[language ?? 'zh'];
  const [told, setTold] = useState('');
  const [reading, setReading] = useState<Reading>();
  const controlKeys = JSON.parse(query.get('keys') ?? '[]') as ControlKey[];
  const onTexts = async (found: string[]) => {
    const read = await readTexts(found, { host: query.get('host') ?? '', controlKeys });
    setReading(read);
    setTold(JSON.stringify(read.kind === 'found' ? { ...read.code, proof: read.proof } : read));
  };
  const notice = reading?.kind === 'refused' ? texts.refusedCode[reading.reason] : undefined;
  return (
    <CodeCamera
      onTexts={onTexts}
      onRefused={setTold}
      texts={texts}
      {...(notice && { notice })}
      openedByTap={query.has('tapped')}
    >
      <output>{told}</output>
    </CodeCamera>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Trial />);
