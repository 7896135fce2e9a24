/** Where a page was opened. */
export type Place = Pick<Location, 'pathname' | 'search' | 'hash'>;

/** What opens first at an address, named by the files it needs. */
export type PageName = 'visit' | 'sign-in' | 'member' | 'writing';

/** The page that opens at an address; what is not named here comes when it is needed. */
export function pageAt({ pathname }: Place, isMember: boolean): PageName {
  if (pathname.startsWith('/sign-in/')) return 'sign-in';
  if (!isMember) return 'visit';
  return /^\/(open$|m\/?$|cases\/)/.test(pathname) ? 'writing' : 'member';
}

const openCases = '/api/cases?scope=company&state=open';

// As codes spell it; anything else is for the page, which can refuse it.
const machineNumber = /^[A-Z]\d{4}[A-Z]\d{4}$/;

/**
 * What a member's page asks the service for first, as addresses on the service's own origin. A test holds them against
 * what the pages ask for themselves; an address that no page asks for costs a request, and nothing else.
 */
export function wantedAt({ pathname, search, hash }: Place): readonly string[] {
  const me = '/api/me';
  if (pathname === '/' || (pathname === '/cases' && search === '')) return [me, openCases];
  if (/^\/cases\/C-[\w-]+$/.test(pathname)) return [me, `/api${pathname}`];
  if (pathname === '/machines' || pathname === '/open') return [me, '/api/machines'];
  const machine = /^\/m\/?$/.test(pathname) && new URLSearchParams(hash.slice(1)).get('m');
  if (machine && machineNumber.test(machine)) return [me, `/api/machines/${machine}`];
  return [me];
}
