export { CaseFiles } from './CaseFiles.tsx';
