import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Language } from '#contract';
import type { Texts } from './define-texts.ts';

/** The languages in the order in which they are offered, each in its own words. */
export const languageNames: Readonly<Record<Language, string>> = { zh: '简体中文', en: 'English', de: 'Deutsch' };

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB', de: 'de-DE' };

/** The tag for Intl and for the page's `lang`. */
export const localeOf = (language: Language): string => locales[language];

const storageName = 'language';

/** The language chosen earlier in this browser, or null. */
export function rememberedLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(storageName);
    return stored !== null && stored in languageNames ? (stored as Language) : null;
  } catch {
    // A browser that forbids storage: the choice lasts as long as the page.
    return null;
  }
}

/** Remembers a language in this browser, e.g. before a page is left for the sign-in. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(storageName, language);
  } catch {
    // As above: without storage the page still works.
  }
}

interface LanguageChoice {
  language: Language;
  /** True when somebody chose it, now or earlier. */
  isChosen: boolean;
  choose: (language: Language) => void;
}

const LanguageContext = createContext<LanguageChoice>({ language: 'zh', isChosen: false, choose: () => undefined });

interface LanguageProviderProps {
  /** False: the choice is held in the page only (S0.3: nothing is stored before agreement). */
  mayRemember: boolean;
  children: ReactNode;
}

/** Gives the page its language: the remembered one, else Chinese. */
export function LanguageProvider({ mayRemember, children }: LanguageProviderProps) {
  const [chosen, setChosen] = useState(rememberedLanguage);
  const language = chosen ?? 'zh';
  useEffect(() => {
    document.documentElement.lang = localeOf(language);
  }, [language]);
  useEffect(() => {
    if (mayRemember && chosen !== null) rememberLanguage(chosen);
  }, [mayRemember, chosen]);
  const choice = useMemo(() => ({ language, isChosen: chosen !== null, choose: setChosen }), [language, chosen]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

/** The language of the page and the way to change it. */
export const useLanguage = (): LanguageChoice => useContext(LanguageContext);

/** The texts of a catalogue in the language of the page. */
export function useTexts<T>(texts: Texts<T>): T {
  return texts[useContext(LanguageContext).language];
}
