import type { ReactNode } from 'react';
import type { AttachedFile } from '#contract';
import { useTexts } from '../i18n/index.ts';
import { useFreshLink } from './addresses.tsx';
import styles from './attached.module.css';
import { attachedTexts } from './texts.ts';

interface FileLinkProps {
  file: AttachedFile;
  className?: string;
  label?: string;
  /** A picture, which the browser shows by itself; whatever else is stored it only ever downloads. */
  isShown?: boolean;
  children: ReactNode;
}

/** Leads to the file itself. */
export function FileLink({ file, className, label, isShown, children }: FileLinkProps) {
  const texts = useTexts(attachedTexts);
  const { link, href, follow, isLost } = useFreshLink(file.url);
  const target = isShown ? { target: '_blank', rel: 'noreferrer' } : { download: file.name };
  return (
    <>
      <a ref={link} href={href} className={className} aria-label={label} onClick={follow} {...target}>
        {children}
      </a>
      {isLost && (
        <span role="alert" className={styles.lost}>
          {texts.lost}
        </span>
      )}
    </>
  );
}
