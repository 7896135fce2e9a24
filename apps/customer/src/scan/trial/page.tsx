import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { readCode } from '#contract/alarm-code';
import { CodeCamera } from '../CodeCamera.tsx';
import { scanTexts } from '../texts.ts';
import './page.css';

// The scanner alone on a page, for the tests beside it: it shows what it read and why there is no camera.
function Trial() {
  const query = new URLSearchParams(location.search);
  const language = query.get('lang') as keyof typeof scanTexts | null;
  const texts = scanTexts[language ?? 'zh'];
  const [told, setTold] = useState('');
  const [notice, setNotice] = useState<string>();
  const onCode = (text: string) => {
    const read = readCode(text, { hosts: query.getAll('host') });
    setNotice(read.kind === 'refused' ? texts.refusedCode[read.reason] : undefined);
    setTold(JSON.stringify(read));
  };
  return (
    <CodeCamera onCode={onCode} onRefused={setTold} texts={texts} notice={notice} openedByTap={query.has('tapped')}>
      <output>{told}</output>
    </CodeCamera>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Trial />);
