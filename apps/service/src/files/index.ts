/**
 * Files: uploads of a person's draft, and the files that have joined a case.
 *
 * A customer's act must stand under `app.person_id` and `app.company_id`: uploads are seen by their author alone, files
 * of a case by its company and by the staff who see the case.
 */
export {
  filesOfCase,
  type Joining,
  joinFiles,
} from './actions.ts';
export { type Checks, openChecks } from './checks/index.ts';
export { filesDataMap } from './data-map.ts';
export { type ImportedFile, importFile } from './import.ts';
export { dropAbandonedUploads, type FileJobs, recheckStuckFiles } from './jobs.ts';
export { type FileAddresses, openFileAddresses, openFileOrigin } from './origin/index.ts';
export { type FilesWorld, mountFiles } from './routes.ts';
export { openDiskStorage, type Storage } from './storage/index.ts';
export { uploadCors } from './uploads/protocol.ts';
export type { Uploader } from './uploads/queries.ts';
