import { useRef, useState } from 'react';
import styles from './CodeCamera.module.css';
import type { ScanTexts } from './texts.ts';

/** The address of this page, to be carried into a real browser when an app's own one has no camera. */
export function AddressBox({ texts }: { texts: ScanTexts }) {
  const box = useRef<HTMLInputElement>(null);
  const [isCopied, setIsCopied] = useState(false);
  const address = location.origin + location.pathname;
  const copy = () =>
    (navigator.clipboard?.writeText(address) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setIsCopied(true),
      // Without permission the address is marked, and the person copies it.
      () => box.current?.select(),
    );
  return (
    <div className={styles.address}>
      <input ref={box} readOnly value={address} aria-label={texts.address} onFocus={(event) => event.target.select()} />
      <button type="button" className={styles.secondary} onClick={copy}>
        {isCopied ? texts.addressCopied : texts.copyAddress}
      </button>
    </div>
  );
}
