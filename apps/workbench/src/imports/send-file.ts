import { addressOf, type Import, type ImportKind, importRoutes, type Problem, ProblemError } from '#contract';

/** Sends a file; the same id again is the same import. @throws ProblemError */
export async function sendFile(importId: string, kind: ImportKind, file: File): Promise<Import> {
  const address = addressOf(importRoutes.uploadImport, { params: { importId }, query: { kind, fileName: file.name } });
  const response = await fetch(address, {
    method: importRoutes.uploadImport.method,
    headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
    credentials: 'same-origin',
    body: file,
  }).catch(() => {
    throw new ProblemError({ code: 'try-again', status: 503 });
  });
  if (response.ok) return (await response.json()) as Import;
  const body = (await response.json().catch(() => ({ code: 'try-again', status: response.status }))) as Problem;
  throw new ProblemError(body);
}
