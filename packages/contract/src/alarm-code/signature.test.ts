import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import QRCode from 'qrcode';
import { beforeAll, describe, expect, it } from 'vitest';
import { checksum, KEY_ID } from './format.ts';
import {
  COMFORTABLE_SIGNED_LENGTH,
  type ControlKey,
  encodeAlarmCode,
  proofOf,
  readCode,
  readSignedCode,
  type Signer,
  signAlarmCode,
} from './index.ts';

const home = 'https://service.example.cn';
const hosts = ['service.example.cn'];
const unsigned = encodeAlarmCode({
  home,
  machineNumber: 'L0471K0098',
  at: new Date('2025-11-22T15:00:00Z'),
  language: 'zh',
  controlSoftware: 'LCC-5.1',
  alarms: [
    { errorNumber: 'LAS-0417', text: '激光器冷却水流量过低' },
    { errorNumber: 'E-27', text: 'Z轴伺服跟随误差过大' },
    { errorNumber: '700123', text: '防护门未关闭' },
  ],
});

let signer: Signer;
let keys: ControlKey[];
let signed: string;

async function newSigner(keyId: string): Promise<{ signer: Signer; key: ControlKey }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { signer: { keyId, privateKey: pair.privateKey }, key: { id: keyId, x, y } };
}

beforeAll(async () => {
  const made = await newSigner('series-840.1');
  signer = made.signer;
  keys = [made.key];
  signed = await signAlarmCode(unsigned, signer);
});

/** What a forger sends: changed content with a checksum that fits. */
const withChecksum = (code: string) => {
  const content = code.slice(code.indexOf('#') + 1, code.lastIndexOf('&k='));
  return `${code.slice(0, code.indexOf('#') + 1)}${content}&k=${checksum(content)}`;
};
const readingOf = async (text: string, controlKeys: ControlKey[] | undefined = keys) => {
  const { code, proof } = await readSignedCode(text, { hosts, ...(controlKeys && { controlKeys }) });
  return code.kind === 'refused' ? code.reason : proof;
};

describe('a control signs its alarm code', () => {
  it('S2.9 a signed code says the same as the unsigned one, and is checked with the known key', async () => {
    const before = readCode(unsigned, { hosts });
    const { code, proof } = await readSignedCode(signed, { hosts, controlKeys: keys });
    expect(proof).toBe('checked');
    expect(code).toMatchObject(before);
    expect(await readingOf(unsigned)).toBe('unsigned');
  });

  it('S2.9 three alarms with Chinese texts and a signature fit a QR symbol of version 13', () => {
    expect(signed.length).toBeLessThanOrEqual(COMFORTABLE_SIGNED_LENGTH);
    expect(QRCode.create(signed, { errorCorrectionLevel: 'M' }).version).toBeLessThanOrEqual(13);
  });

  it('S2.9 every tampered field is refused, although the checksum fits', async () => {
    const content = signed.slice(signed.indexOf('#') + 1, signed.indexOf('&g='));
    const changes: [string, string][] = [
      ['m=L0471K0098', 'm=L0471K0099'],
      ['t=t64v00', 't=t64v01'],
      ['a=E-27', 'a=E-28'],
      ['&a=700123*ljJipJXoZypRc5Xt', ''],
      ['a=700123', 'a=XX-1&a=700123'],
      ['l=zh', 'l=de'],
      ['s=LCC-5.1', 's=LCC-5.2'],
      ['&s=', '&zz=more&s='],
    ];
    for (const [from, to] of changes) {
      expect(content, from).toContain(from);
      expect(await readingOf(withChecksum(signed.replace(from, to))), from).toBe('signature');
      // Without a new checksum it is a misreading like any other.
      expect(await readingOf(signed.replace(from, to)), from).toBe('checksum');
    }
  });

  it('S2.9 any single changed character of the signed part or the signature is refused', async () => {
    const start = signed.indexOf('#') + 3;
    const end = signed.lastIndexOf('&k=');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: start, max: end - 1 }),
        fc.constantFrom('7', 'A', 'z', '-'),
        async (at, by) => {
          fc.pre(signed[at] !== by);
          const answer = await readingOf(withChecksum(signed.slice(0, at) + by + signed.slice(at + 1)));
          // A changed key id is another control's: nothing can be said about it.
          const isKeyId = at >= signed.indexOf('&i=') + 3 && at < signed.indexOf('&g=');
          expect(isKeyId ? ['unknown-key', 'damaged'] : ['signature', 'damaged'], `${at} ${by}`).toContain(answer);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('S2.9 fields behind the signature, halves of it and two of it are refused', async () => {
    const [, id = '', value = ''] = /&i=([^&]+)&g=([^&]+)/.exec(signed) ?? [];
    const body = signed.slice(0, signed.indexOf('&i='));
    for (const end of [
      `&i=${id}&g=${value}&zz=new`,
      `&i=${id}&zz=new&g=${value}`,
      `&g=${value}&i=${id}`,
      `&i=${id}`,
      `&g=${value}`,
      `&i=${id}&i=${id}&g=${value}`,
      `&i=${id}&g=${value}&g=${value}`,
      `&i=${id}&g=${value.slice(1)}`,
      `&i=${id}&g=${value}AA`,
      `&i=${id}&g=`,
    ])
      expect(await readingOf(withChecksum(`${body}${end}&k=`)), end).toBe('damaged');
  });

  it('S2.9 hostile key ids are refused or unknown, never looked up as anything else', async () => {
    const value = /&g=([^&]+)/.exec(signed)?.[1] ?? '';
    const body = signed.slice(0, signed.indexOf('&i='));
    const answers = async (id: string) => readingOf(withChecksum(`${body}&i=${id}&g=${value}&k=`));
    for (const id of ['constructor', 'toString', 'hasOwnProperty'.slice(0, 14), '0', 'length', 'SERIES-840.1'])
      expect(await answers(id), id).toBe('unknown-key');
    // What a browser escapes when it writes an address is a misreading already.
    for (const id of ['__proto__', '<script>', '../../key', '', 'x'.repeat(17), 'a b', 'sеries-840.1', '%00', '*'])
      expect(['damaged', 'checksum'], id).toContain(await answers(id));
    await expect(signAlarmCode(unsigned, { ...signer, keyId: '<b>' })).rejects.toThrow(/^keyId/);
  });

  it('S2.9 an unknown key, no list of keys and a broken list are neutral; a foreign key of the same id is not', async () => {
    const { key: stranger } = await newSigner('stranger');
    const { key: namesake } = await newSigner('series-840.1');
    expect(await readingOf(signed, [stranger])).toBe('unknown-key');
    expect(await readingOf(signed, [])).toBe('unknown-key');
    const code = readCode(signed, { hosts });
    if (code.kind !== 'alarm-code') throw new Error(code.kind);
    expect(await proofOf(code, undefined)).toBe('not-checked');
    expect(await readingOf(signed, [{ id: 'series-840.1', x: 'no', y: 'point' }])).toBe('unknown-key');
    expect(await readingOf(signed, [namesake])).toBe('signature');
    // While a control's key is renewed, both stand in the list.
    expect(await readingOf(signed, [namesake, ...keys])).toBe('checked');
  });

  it('S2.9 a signature of another algorithm or message does not fit', async () => {
    const other = await newSigner('series-840.1');
    const forged = await signAlarmCode(unsigned, other.signer);
    expect(await readingOf(forged)).toBe('signature');
    const zero = signed.replace(/&g=[^&]+/, `&g=${'A'.repeat(86)}`);
    expect(await readingOf(withChecksum(zero))).toBe('signature');
  });
});

describe('docs/alarm-code.md, signatures', () => {
  const document = readFileSync(new URL('../../../../docs/alarm-code.md', import.meta.url), 'utf8');
  const listed = /```json\n(\[\{ "id"[\s\S]*?)```/.exec(document)?.[1] ?? '[]';
  const documentKeys = JSON.parse(listed) as ControlKey[];
  const examples = [...document.matchAll(/```text\n(\S+&i=\S+)\n```/g)].map(([, code = '']) => code);

  it('S2.9 every signed example of the published format is checked with the published key', async () => {
    expect(examples.length).toBeGreaterThanOrEqual(2);
    const answers = [];
    for (const code of examples) {
      const { code: read, proof } = await readSignedCode(code, {
        hosts: ['service.example.cn'],
        controlKeys: documentKeys,
      });
      answers.push(read.kind === 'refused' ? read.reason : proof);
    }
    expect(answers).toEqual(['checked', 'signature']);
  });

  it('S2.9 its key is the demo key, whose id has the published form', () => {
    const demo = new URL('../../../../operator/demo-control-keys.json', import.meta.url);
    expect(documentKeys).toEqual(JSON.parse(readFileSync(demo, 'utf8')));
    for (const { id } of documentKeys) expect(id).toMatch(KEY_ID);
  });
});
