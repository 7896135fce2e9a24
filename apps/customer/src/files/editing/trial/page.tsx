import '#ui/theme';
import '../../../shell/base.css';
import { type ChangeEvent, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from '#ui/i18n';
import { PictureEditor } from '../index.ts';

// The editor alone on a page, for the tests beside it: it takes a file and offers what became of it.
function Trial() {
  const [picture, setPicture] = useState<File>();
  const [told, setTold] = useState('');
  const [made, setMade] = useState<string>();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setPicture(target.files?.[0]);
    setTold('');
    setMade(undefined);
  };
  const done = (edited: Blob) => {
    setPicture(undefined);
    setTold(edited.type);
    setMade(URL.createObjectURL(edited));
  };
  const end = (words: string) => () => {
    setPicture(undefined);
    setTold(words);
  };
  // As after a closed app: the address says that somebody began.
  const later = window.location.hash === '#begun' ? end('later') : undefined;
  return (
    <LanguageProvider mayRemember={false}>
      <input type="file" onChange={choose} />
      <output>{told}</output>
      {made && <a href={made}>made</a>}
      {picture && (
        // What it is told to may answer anything.
        <PictureEditor
          picture={picture}
          name={picture.name}
          onDone={done}
          onCancel={end('cancelled')}
          onLater={later}
          onBegun={Boolean}
        />
      )}
    </LanguageProvider>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Trial />);
