import { createHash } from 'node:crypto';
import { type Invite, inviteDays } from '#contract';

const day = 86_400_000;

/** When an invite made now ends. */
export const inviteEnds = (now: Date): Date => new Date(now.getTime() + inviteDays * day);

/** Invites that were made before this moment are no longer listed: what they did stands with the people. */
export const listedSince = (now: Date): Date => new Date(now.getTime() - 30 * day);

/** What a link's token says: for which company it is, and the hash under which its secret is known. */
export interface ReadToken {
  readonly companyId: string;
  readonly tokenHash: Buffer;
}

const companyBytes = 16;

/** Reads the token behind `#`: 16 bytes of the company's id, then the secret, which only its hash is kept of. */
export function readToken(token: string): ReadToken {
  const bytes = Buffer.from(token, 'base64url');
  const hex = bytes.subarray(0, companyBytes).toString('hex');
  const companyId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { companyId, tokenHash: createHash('sha256').update(bytes.subarray(companyBytes)).digest() };
}

/** Where an invite stands. */
export function stateOfInvite(
  invite: { withdrawn_at: Date | null; used_at: Date | null; expires_at: Date },
  now: Date,
): Invite['state'] {
  if (invite.used_at) return 'used';
  if (invite.withdrawn_at) return 'withdrawn';
  return invite.expires_at > now ? 'open' : 'expired';
}
