import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobPurposes } from '../apps/service/src/schedule.ts';
import { queueTexts } from '../apps/workbench/src/administration/system/queue-texts.ts';

const wiring = 'apps/service/src/wiring';

/** Names of what the worker does when something happened, as its wiring writes them. */
const reactions = (): string[] =>
  readdirSync(wiring)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(join(wiring, file), 'utf8').matchAll(/^\s+name: '([a-z-]+)',$/gm)])
    .map(([, name]) => name!);

describe('queues of the worker', () => {
  it('have words on the system page, each of them and no others', () => {
    const queues = [...Object.keys(jobPurposes()), ...reactions()].sort();
    expect(queues).toContain('follow-asked-imports');
    expect(Object.keys(queueTexts.en).sort()).toEqual([...new Set(queues)]);
  });
});
