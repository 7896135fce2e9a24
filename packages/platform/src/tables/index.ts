export { type CellValue, csvDelimiter, csvLine, csvMark, neutral } from './csv.ts';
export { xlsxOf } from './xlsx.ts';
