import { createHash, randomBytes } from 'node:crypto';

/** What a page makes of an invite: the token behind `#` of its link, and the hash that is sent. */
export function inviteSecret(companyId: string): { readonly token: string; readonly tokenHash: string } {
  const secret = randomBytes(32);
  const token = Buffer.concat([Buffer.from(companyId.replaceAll('-', ''), 'hex'), secret]).toString('base64url');
  return { token, tokenHash: createHash('sha256').update(secret).digest('hex') };
}
