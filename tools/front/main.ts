import { readyUntilTold } from '../start/children/until-told.ts';
import { readFrontConfig } from './config.ts';
import { openFront } from './front.ts';

const hourMs = 3_600_000;
const say = (line: string) => process.stderr.write(`${line}\n`);

try {
  const front = await openFront(readFrontConfig());
  // A certificate that was renewed is in use within the hour, without a restart.
  const turn = setInterval(() => {
    const wrong = front.renew();
    if (wrong) say(`the certificate was not taken anew: ${wrong}`);
  }, hourMs);
  readyUntilTold(async () => {
    clearInterval(turn);
    await front.close();
  });
} catch (error) {
  say((error as Error).message);
  process.exit(1);
}
