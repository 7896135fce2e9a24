import { rememberNextCompany } from './storage.ts';

/**
 * Shows another company of the person from now on. The page is loaded anew, so that no answer of one company is ever
 * drawn beside the other's; what is still under way belongs to the company that this page shows to its end.
 */
export function switchCompany(companyId: string, place = '/'): void {
  rememberNextCompany(companyId);
  window.location.assign(place);
}
