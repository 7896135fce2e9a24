import type { ConnectorEntry } from '#privacy/vocabulary';
import { administrationConnectors } from '../administration/index.ts';
import { peopleConnectors } from '../people/index.ts';
import { privacyDeskConnectors } from '../privacy-desk/index.ts';
import { siteConnectors } from '../site/data-map.ts';

/** Every way out of the processes of the service region. */
export const serviceConnectors: readonly ConnectorEntry[] = [
  ...administrationConnectors,
  ...peopleConnectors,
  ...privacyDeskConnectors,
  ...siteConnectors,
];
