const secretBytes = 32;

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Id, link and hash of a new invite. The link is made and stays here: the service gets the hash alone (trust.md §3). */
export async function newInvite(companyId: string): Promise<{ id: string; link: string; tokenHash: string }> {
  const secret = crypto.getRandomValues(new Uint8Array(secretBytes));
  const company = Uint8Array.from(companyId.replaceAll('-', '').match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  );
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', secret));
  const token = base64url(Uint8Array.of(...company, ...secret));
  // This page stands on the home host, whatever its address is called there.
  return { id: crypto.randomUUID(), link: `${window.location.origin}/join#${token}`, tokenHash: hexOf(hash) };
}

/** Whether a text can be what stands behind `#` of an invite's link. */
export const isInviteToken = (text: string): boolean => /^[A-Za-z0-9_-]{64}$/.test(text);
