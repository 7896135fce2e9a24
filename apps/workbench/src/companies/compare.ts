/** What two spellings of the same address or name have in common: form, case, spaces and punctuation do not count. */
const essence = (text: string): string =>
  text
    .normalize('NFKC')
    .toLocaleLowerCase()
    .replace(/[\p{P}\p{Z}\p{S}]/gu, '');

/** Whether a statement differs from what is on file in more than its spelling. */
export const differs = (stated: string, onFile: string): boolean => essence(stated) !== essence(onFile);
