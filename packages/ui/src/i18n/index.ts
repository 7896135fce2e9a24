export { type Catalogue, defineTexts, type SameShape, type Texts } from './define-texts.ts';
export { type Formats, formatsOf, type PluralForms, plural, useFormats } from './formats.ts';
export {
  LanguageProvider,
  languageNames,
  localeOf,
  rememberedLanguage,
  rememberLanguage,
  useLanguage,
  useTexts,
} from './language.tsx';
