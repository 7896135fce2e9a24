/** Stops the process named in the first argument as soon as the pipe on stdin breaks. */
const pid = Number(process.argv[2]);

process.stdin.on('close', stop);
process.stdin.on('end', stop);
process.stdin.resume();

function stop(): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It has ended already, which is what was wanted.
  }
  process.exit(0);
}
