export { type CellValue, csvDelimiter, csvLine, csvMark, neutral } from './csv.ts';
