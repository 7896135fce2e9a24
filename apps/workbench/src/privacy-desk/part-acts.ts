import { hostActs } from './host-acts.ts';
import { insightActs } from './insight-acts.ts';
import { policyActs } from './policy-acts.ts';
import { regionActs } from './regions/acts.ts';
import { registerActs } from './register/acts.ts';

/** What audit entries say of acts whose words stand beside their pages; part of `actTexts`. */
export const partActs = {
  zh: { ...hostActs.zh, ...insightActs.zh, ...policyActs.zh, ...regionActs.zh, ...registerActs.zh },
  en: { ...hostActs.en, ...insightActs.en, ...policyActs.en, ...regionActs.en, ...registerActs.en },
  de: { ...hostActs.de, ...insightActs.de, ...policyActs.de, ...regionActs.de, ...registerActs.de },
} as const;
