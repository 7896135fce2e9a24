import { rememberCompany } from './storage.ts';

/**
 * Shows another company of the person from now on. The page is loaded anew, so that no answer of one company is ever
 * drawn beside the other's.
 */
export function switchCompany(companyId: string, place = '/'): void {
  rememberCompany(companyId);
  window.location.assign(place);
}
