import { exportActs } from './export-acts.ts';
import { hostActs } from './host-acts.ts';
import { insightActs } from './insight-acts.ts';
import { policyActs } from './policy-acts.ts';
import { regionActs } from './regions/acts.ts';
import { registerActs } from './register/acts.ts';

/** What audit entries say of acts whose words stand beside their pages; part of `actTexts`. */
export const partActs = {
  zh: { ...exportActs.zh, ...hostActs.zh, ...insightActs.zh, ...policyActs.zh, ...regionActs.zh, ...registerActs.zh },
  en: { ...exportActs.en, ...hostActs.en, ...insightActs.en, ...policyActs.en, ...regionActs.en, ...registerActs.en },
  de: { ...exportActs.de, ...hostActs.de, ...insightActs.de, ...policyActs.de, ...regionActs.de, ...registerActs.de },
} as const;
