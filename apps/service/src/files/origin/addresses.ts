import { createHmac, timingSafeEqual } from 'node:crypto';

/** What an address leads to: a file of a company's case, or a person's own upload that has joined none yet. */
export interface Pointer {
  readonly of: 'case' | 'draft';
  readonly fileId: string;
  /** The company of a case's file, the person of a draft's. */
  readonly holderId: string;
  /** `poster` of a video; `thumb` is the small picture of a picture or of a poster. */
  readonly variant: 'full' | 'thumb' | 'poster';
}

/** An address read back: valid, once valid, or nothing we ever made. */
export type ReadAddress = { readonly pointer: Pointer; readonly expires: Date; readonly expired: boolean } | undefined;

/** Makes and reads the signed addresses of files; whoever holds one may read the file until it ends. */
export interface FileAddresses {
  /** A whole URL on the file origin. */
  sign(pointer: Pointer, now: Date): string;
  /** Reads the last part of such a URL. */
  read(address: string, now: Date): ReadAddress;
}

const windowSeconds = 300;
// Places in this list are part of every address: new ones come at the end.
const kinds = ['case full', 'case thumb', 'draft full', 'draft thumb', 'case poster', 'draft poster'];
const bodyBytes = 37;

const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** An address ends 5 to 10 minutes from now, at a full 5 minutes: within them it is the same, so browsers can cache. */
const endOf = (now: Date) => (Math.floor(now.getTime() / 1000 / windowSeconds) + 2) * windowSeconds;

/**
 * @param options.filesUrl public origin of files, no slash at the end
 * @param options.secret FILE_LINK_SECRET, base64url of 32 bytes
 */
export function openFileAddresses(options: { filesUrl: string; secret: string }): FileAddresses {
  const key = Buffer.from(options.secret, 'base64url');
  if (key.length < 32) throw new Error('the secret of file addresses is shorter than 32 bytes');
  const sealOf = (body: Buffer) => createHmac('sha256', key).update('file address 1\0').update(body).digest();
  return {
    sign(pointer, now) {
      const body = Buffer.alloc(bodyBytes);
      body[0] = kinds.indexOf(`${pointer.of} ${pointer.variant}`);
      bytesOf(pointer.fileId).copy(body, 1);
      bytesOf(pointer.holderId).copy(body, 17);
      body.writeUInt32BE(endOf(now), 33);
      return `${options.filesUrl}/f/${Buffer.concat([body, sealOf(body)]).toString('base64url')}`;
    },
    read(address, now) {
      const bytes = Buffer.from(address, 'base64url');
      // Decoding forgives letters that do not belong there; one file has one address, so the text must match as well.
      if (bytes.length !== bodyBytes + 32 || bytes.toString('base64url') !== address) return undefined;
      const body = bytes.subarray(0, bodyBytes);
      if (!timingSafeEqual(sealOf(body), bytes.subarray(bodyBytes))) return undefined;
      const [of, variant] = kinds[body[0]!]!.split(' ') as [Pointer['of'], Pointer['variant']];
      const expires = new Date(body.readUInt32BE(33) * 1000);
      return {
        pointer: { of, variant, fileId: idOf(body.subarray(1, 17)), holderId: idOf(body.subarray(17, 33)) },
        expires,
        expired: expires <= now,
      };
    },
  };
}
