export { type Alarm, type AlarmCodeInput, encodeAlarmCode, encodeMachineLink } from './encode.ts';
export {
  COMFORTABLE_CODE_LENGTH,
  COMFORTABLE_SIGNED_LENGTH,
  KEY_ID,
  MAX_ALARM_TEXT,
  MAX_ALARMS,
  MAX_CODE_LENGTH,
  SIGNATURE,
} from './format.ts';
export { errorNumberSchema, machineNumberSchema, normaliseErrorNumber, normaliseMachineNumber } from './numbers.ts';
export {
  type ReadAlarmCode,
  type ReadCode,
  type ReadCodeOptions,
  type RefusalReason,
  readCode,
  refusalReasons,
} from './read.ts';
export {
  type ControlKey,
  proofOf,
  readSigned,
  readSignedCode,
  type SignatureProof,
  type Signer,
  signAlarmCode,
} from './signature.ts';
