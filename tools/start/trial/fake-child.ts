/** A process of the trial: `stubborn` ignores every request to end and must be ended by force. */
const stubborn = process.argv[2] === 'stubborn';
const lifetimeMs = 120_000;

const end = () => {
  if (!stubborn) process.exit(0);
};
process.on('SIGTERM', end);
process.on('SIGINT', end);
process.on('disconnect', end);
setTimeout(() => process.exit(0), lifetimeMs);
process.send?.('ready');
