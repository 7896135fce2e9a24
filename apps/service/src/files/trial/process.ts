import { openTrial, type TrialOptions } from './server.ts';

// A server in a process of its own, so that a test can kill it, and two can meet at one upload.
const trial = await openTrial(JSON.parse(process.argv[2]!) as TrialOptions);
process.on('disconnect', () => process.exit(0));
process.send!({ port: trial.port });
