import type { Signer } from '#contract/alarm-code';

// For demonstrations only: whoever reads this line can sign with it. Its public half stands in
// operator/demo-control-keys.json, which no installation for real people loads.
const DEMO_KEY: JsonWebKey = {
  kty: 'EC',
  crv: 'P-256',
  d: 'vTRCumL1ZK9WMZetAdt8LAbXugEXhT5BG1nxtHPOZLg',
  x: 'oLAtKPDezQGj_ks7b5BECOJf-HAUwsEEZ7r0I46INDU',
  y: '-QX10y4CWPGmFj5fgatJRINuYErZsJbWpu2bSb3xG5o',
};

/** Who signs a code of the emulator: the demo key, a key that nobody knows, a signature that does not fit, nobody. */
export const signings = ['demo', 'stranger', 'forged', 'none'] as const;
/** One of `signings`. */
export type Signing = (typeof signings)[number];

/** The signer of the emulator; undefined where the browser cannot sign (no secure connection). */
export async function signerOf(signing: Exclude<Signing, 'none'>): Promise<Signer | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  if (signing === 'demo') {
    return { keyId: 'demo-1', privateKey: await crypto.subtle.importKey('jwk', DEMO_KEY, curve, false, ['sign']) };
  }
  // A forger has a key of their own, and claims to be the control that everybody knows.
  const { privateKey } = await crypto.subtle.generateKey(curve, false, ['sign', 'verify']);
  return { keyId: signing === 'forged' ? 'demo-1' : 'stranger-7', privateKey };
}
