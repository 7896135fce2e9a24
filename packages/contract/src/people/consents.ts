import { defineRoute } from '../route/index.ts';

/** Type of the signed notice by which home tells a decision: the header `typ`. */
export const consentNoticeType = 'consent+jwt';

/** Audience of such a notice: no access token has it. */
export const consentNoticeAudience = (serviceUrl: string): string => `${serviceUrl}/api/region/consents`;

/** Routes by which the home region tells what people decided. */
export const consentRoutes = {
  keepConsents: defineRoute({
    id: 'keepConsents',
    tag: 'Person',
    summary:
      'Home tells where a person stands with the transfer and what is optional; all is in the signed notice (S5.2, S2.5)',
    method: 'PUT',
    path: '/api/region/consents',
    audience: 'home',
    may: ['home-region'],
    status: 204,
    problems: ['try-again'],
    audit: 'decided about own consents',
  }),
} as const;
