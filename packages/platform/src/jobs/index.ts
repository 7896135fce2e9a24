export { type EventJob, type Jobs, type JobsOptions, type JobsSeen, openJobs, type RecurringJob } from './jobs.ts';
export { forgetRelayedEvents, type Relayed, relayEvents } from './relay.ts';
