import { describe, expect, it } from 'vitest';
import { examine, lineFor, Remark } from './finding.ts';

describe('a line of the doctor', () => {
  it('says ok with the fact', async () => {
    expect(lineFor(await examine('Node', () => 'v24'))).toBe('ok    Node: v24');
  });

  it('says what mends it when something blocks the start', async () => {
    const finding = await examine('packages', () => {
      throw new Error('run "npm install"');
    });
    expect(finding.blocks).toBe(true);
    expect(lineFor(finding)).toBe('WRONG packages: run "npm install"');
  });

  it('blocks nothing when it is only a remark', async () => {
    const finding = await examine('font', () => {
      throw new Remark('run "apt-get install fonts-noto-cjk"');
    });
    expect(finding.blocks).toBe(false);
    expect(lineFor(finding)).toMatch(/^note /);
  });
});
