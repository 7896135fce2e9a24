export { disagreements, factsOf, type NamedInAll } from './agreement.ts';
export { type Change, changesBetween, classOfChange } from './change.ts';
export {
  type Collected,
  type CollectedFunction,
  type CollectedKind,
  type CollectedPlace,
  collectedHash,
  collectedOf,
  collectedText,
} from './collected.ts';
export { type RenderedText, type RenderOptions, renderEmployeeNotice, renderPolicy } from './render.ts';
export { type ChangeClass, newestSource, type PolicySource, policySources, type SourceKind } from './source.ts';
