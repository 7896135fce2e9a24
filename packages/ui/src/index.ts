export * from './i18n/index.ts';
export * from './icons/index.ts';
export * from './state/index.ts';
export * from './words/index.ts';
