import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#platform/ids';

/** What became of a piece of a file. */
export type Sent = 'written' | 'refused' | 'busy';

const bytes = new TextEncoder().encode('N10 G0 X0\n'.repeat(40));
const base64 = (text: string) => Buffer.from(text).toString('base64');

const headersOf = (token: string, more: Readonly<Record<string, string>>) => ({
  authorization: `Bearer ${token}`,
  'tus-resumable': '1.0.0',
  ...more,
});

/** Begins an upload; answers its id. */
export async function beginUpload(address: string, token: string): Promise<string> {
  const uploadId = newId();
  const metadata = `fileId ${base64(uploadId)},filename ${base64('a.nc')},filetype ${base64('text/plain')}`;
  const response = await fetch(`${address}/api/uploads`, {
    method: 'POST',
    headers: headersOf(token, { 'upload-length': String(bytes.length), 'upload-metadata': metadata }),
  });
  if (response.status !== 201) throw new Error(`no upload begins: ${response.status} ${await response.text()}`);
  return uploadId;
}

/** The file in four parts, with a moment between them: a withdrawal comes before, between and after. */
async function* trickling(): AsyncGenerator<Uint8Array> {
  const part = bytes.length / 4;
  for (let at = 0; at < bytes.length; at += part) {
    yield bytes.slice(at, at + part);
    await pause(Math.random() * 4);
  }
}

/** Sends the file as one piece that takes its time. A line that is cut counts as refused: that is how a running piece ends. */
export async function sendPiece(address: string, token: string, uploadId: string): Promise<Sent> {
  const response = await fetch(`${address}/api/uploads/${uploadId}`, {
    method: 'PATCH',
    headers: headersOf(token, { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }),
    body: Readable.toWeb(Readable.from(trickling())),
    duplex: 'half',
  } as RequestInit).catch(() => undefined);
  const answer = await response?.text().catch(() => undefined);
  if (response === undefined || answer === undefined) return 'refused';
  if (response.status === 204) return 'written';
  if (response.status === 503) return 'busy';
  if (response.status === 403 && answer.includes('transfer-consent-required')) return 'refused';
  // Its lease could not be renewed.
  if (response.status === 409 && answer.includes('upload-conflict')) return 'refused';
  throw new Error(`a piece was answered ${response.status}: ${answer}`);
}
