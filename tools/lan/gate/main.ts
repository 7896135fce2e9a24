import { readyUntilTold } from '../../start/children/until-told.ts';
import { readGateConfig } from './config.ts';
import { openGate } from './gate.ts';

const hourMs = 3_600_000;

const gate = await openGate(readGateConfig());
const turn = setInterval(gate.renew, hourMs);
readyUntilTold(async () => {
  clearInterval(turn);
  await gate.close();
});
