export { type EventJob, type Jobs, type JobsOptions, openJobs, type RecurringJob } from './jobs.ts';
export { forgetRelayedEvents, type Relayed, relayEvents } from './relay.ts';
