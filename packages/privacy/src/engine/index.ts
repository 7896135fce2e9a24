export { type CommittedRegister, committedRegister, type LiveMaps, liveDifferences } from './processing/committed.ts';
export { processingMistakes } from './processing/mistakes.ts';
export {
  type RecordLanguage,
  recordOfProcessing,
  recordOfProcessingCsv,
  recordOfProcessingJson,
} from './processing/record.ts';
export {
  namelessOf,
  type ProcessingRegister,
  processingRegister,
  registerHash,
  strayConnectors,
} from './processing/register.ts';
export { type ResolvedColumn, resolvedColumns } from './processing/resolved.ts';
export { keepRegister, registerSnapshotsSql, requireCommitted } from './processing/snapshots.ts';
export { type AuditActor, type AuditPayload, auditHook, commitmentOf, entryProves } from './records/audit.ts';
export { canonicalJson } from './records/canonical.ts';
export { outboxChannel, outboxHook } from './records/outbox.ts';
export { auditAndOutboxSql } from './records/tables.ts';
export { applyRegister } from './register/apply.ts';
export { audiencesOf, type DatabaseName, maintenanceSetting, migrationLedger, regionOf } from './register/databases.ts';
export { registerDifferences } from './register/differences.ts';
export { grantsSql } from './register/grants.ts';
export { RegisterRefused, registerMistakes } from './register/mistakes.ts';
export { roleDifferences } from './register/roles.ts';
export { viasOf } from './register/scopes.ts';
export { wallDifferences } from './register/walls.ts';
