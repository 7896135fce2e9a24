/**
 * Preloaded into every process the launcher starts: when the launcher is gone the process ends by itself,
 * gracefully if it can within 3 s, otherwise all the same.
 */
const patienceMs = 3_000;

if (process.channel) {
  process.on('disconnect', () => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), patienceMs).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Watching the channel alone keeps no process alive.
  process.channel.unref();
}

export {};
