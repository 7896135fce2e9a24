import { CODE_PATH, webAddress } from './format.ts';

const PLACE = '{machineNumber}';
const ANY = '{any}';

/**
 * Finds the machine number in an identification link (IEC 61406) by a template such as
 * `https://id.example.com/{any}/{machineNumber}` or `https://id.example.com/machine?sn={machineNumber}`: the host must be
 * equal, path parts are equal or `{any}`, query parameters that the template does not name are ignored.
 * Returns the raw text at the place, or undefined when the link is not of this template.
 */
export function numberByTemplate(link: URL, template: string): string | undefined {
  const wanted = webAddress(template);
  if (!wanted || wanted.host !== link.host) return undefined;
  const parts = link.pathname.split('/');
  const wantedParts = wanted.pathname.split('/').map(decoded);
  if (parts.length !== wantedParts.length) return undefined;
  let found: string | undefined;
  for (const [at, wantedPart] of wantedParts.entries()) {
    const part = decoded(parts[at] ?? '');
    if (wantedPart === PLACE) found = part;
    else if (wantedPart !== ANY && wantedPart !== part) return undefined;
  }
  for (const [name, value] of wanted.searchParams) {
    const given = link.searchParams.get(name);
    if (value === PLACE) found = given ?? undefined;
    else if (given !== value) return undefined;
  }
  return found;
}

/** The template of the links that `encodeMachineLink` writes, for a host of the customer app. */
export function homeTemplate(host: string): string {
  return `https://${host}${CODE_PATH}?s=${PLACE}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A broken escape: the part stays as it is and no machine number will match it.
    return part;
  }
}
