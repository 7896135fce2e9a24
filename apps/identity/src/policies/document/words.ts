import type { Language } from '#contract/route';

interface DocumentWords {
  readonly version: (version: number, effective: Date) => string;
  readonly hash: (sha256: string) => string;
  readonly foot: (version: number, page: number, pages: number) => string;
}

const dayIn = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Asia/Shanghai' });
  return (day: Date) => format.format(day);
};
const [zh, en, de] = [dayIn('zh-CN'), dayIn('en-GB'), dayIn('de-DE')];

/** The few words around a printed policy. */
export const documentWords: Readonly<Record<Language, DocumentWords>> = {
  zh: {
    version: (version, effective) => `版本 ${version}，${zh(effective)}起生效`,
    hash: (sha256) => `校验值（SHA-256）：${sha256}`,
    foot: (version, page, pages) => `版本 ${version} · 第 ${page} 页，共 ${pages} 页`,
  },
  en: {
    version: (version, effective) => `Version ${version}, in force from ${en(effective)}`,
    hash: (sha256) => `Check value (SHA-256): ${sha256}`,
    foot: (version, page, pages) => `Version ${version} · page ${page} of ${pages}`,
  },
  de: {
    version: (version, effective) => `Fassung ${version}, gilt ab ${de(effective)}`,
    hash: (sha256) => `Prüfwert (SHA-256): ${sha256}`,
    foot: (version, page, pages) => `Fassung ${version} · Seite ${page} von ${pages}`,
  },
};
