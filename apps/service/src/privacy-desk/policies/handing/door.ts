import { policyRequestAudience, policyRequestType } from '#contract';
import type { Door } from '#platform/http';
import { type HomeAsking, type HomeDoorOptions, readHomeNotice } from '../../../people/index.ts';

const home: HomeAsking = { kind: 'home-asking', roles: ['home-region'] };

/** How the home region asks for policies: with a request that it signed for this and for nothing else. */
export function policyDoor(options: HomeDoorOptions): Door<HomeAsking> {
  const read = readHomeNotice(options, {
    audience: policyRequestAudience(options.serviceUrl),
    type: policyRequestType,
    requiredClaims: ['exp', 'jti'],
  });
  return {
    database: options.database,
    async admit(request) {
      await read(request);
      return { settings: {}, actor: () => home };
    },
  };
}
