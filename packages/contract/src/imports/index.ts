export {
  type ContractLevel,
  contractLevels,
  type ImportField,
  type ImportFieldName,
  type ImportKind,
  type ImportReason,
  importFieldNames,
  importFields,
  importKinds,
  importLimits,
  importReasons,
  type KeptReason,
  keptReasons,
} from './fields.ts';
export { importRoutes } from './routes.ts';
export {
  type Import,
  type ImportFailure,
  type ImportMapping,
  type ImportPreview,
  type ImportReading,
  type ImportRefusal,
  type ImportState,
  importDelimiters,
  importEncodings,
  importFailures,
} from './shapes.ts';
export { contractLevelWords, importFieldWords, importReasonIn } from './words.ts';
