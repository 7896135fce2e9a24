/** Names under which answers are kept; a live event invalidates by their first words. */
export const keys = {
  session: ['session'] as const,
  staff: ['staff'] as const,
  queues: ['queue'] as const,
  queue: (filters: object) => ['queue', filters] as const,
  case: (caseNumber: string) => ['case', caseNumber] as const,
  machines: ['machines'] as const,
  machineList: (filters: object) => ['machines', 'list', filters] as const,
  machine: (machineNumber: string) => ['machines', 'one', machineNumber] as const,
  companies: ['companies'] as const,
  companyList: (filters: object) => ['companies', 'list', filters] as const,
  company: (companyId: string) => ['companies', 'one', companyId] as const,
  joinRequests: ['join-requests'] as const,
  audit: ['audit'] as const,
};
