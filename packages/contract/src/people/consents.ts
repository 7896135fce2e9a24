import { defineRoute } from '../route/index.ts';

/** Type of the signed notice by which home tells a decision: the header `typ`. */
export const consentNoticeType = 'consent+jwt';

/** Audience of such a notice: no access token has it. */
export const consentNoticeAudience = (serviceUrl: string): string => `${serviceUrl}/api/region/consents`;

/** Routes by which the home region tells what people decided. */
export const consentRoutes = {
  keepAnalysisConsent: defineRoute({
    id: 'keepAnalysisConsent',
    tag: 'Person',
    summary: 'Home tells whether a person agreed that own cases are analysed; all is in the signed notice (S2.5)',
    method: 'PUT',
    path: '/api/region/consents/improvement-analysis',
    audience: 'home',
    may: ['home-region'],
    status: 204,
    problems: ['try-again'],
    audit: 'decided about the analysis of own cases',
  }),
} as const;
