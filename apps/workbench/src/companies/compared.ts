import type { DeskCompanyPage, DeskJoinRequest } from '#contract';
import { differs } from './compare.ts';

/** Company data of a wish to join, each beside what is on file. */
export function compared({ stated, company }: DeskJoinRequest, onFile: DeskCompanyPage | undefined) {
  const rows = [
    ['name', stated.companyName, company.name],
    ['street', stated.street, onFile?.street],
    ['postcode', stated.postcode, onFile?.postcode],
    ['city', stated.city, company.city],
    ['region', stated.region, onFile?.region],
  ] as const;
  return rows.flatMap(([part, said, known]) =>
    known === undefined ? [] : [{ part, stated: said, known, isDifferent: differs(said, known) }],
  );
}
