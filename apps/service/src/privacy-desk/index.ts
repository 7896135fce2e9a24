export { privacyDeskFeature } from './routes.ts';
