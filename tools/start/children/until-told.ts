/** Says that the process is ready, and closes it once when the launcher asks or is gone. */
export function readyUntilTold(close: () => Promise<unknown>): void {
  let closing = false;
  const end = () => {
    if (closing) return;
    closing = true;
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.send?.('ready');
}
