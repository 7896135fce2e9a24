export { type FileAddresses, openFileAddresses, type Pointer } from './addresses.ts';
export { type FileOriginOptions, openFileOrigin } from './routes.ts';
