import { describe, expect, it } from 'vitest';
import { allRoutes } from '#contract';

/** Operations that write no audit entry, each with the reason. */
const silent: Readonly<Record<string, string>> = {
  readStaffSession: 'one’s own card',
  listStaffSessions: 'where one is signed in oneself',
  listStaff: 'colleagues’ names and teams, shown wherever a case can be assigned',
  assignCases: 'the action writes one entry with the list of cases',
  handOverCases: 'the action writes one entry with the list of cases',
  listSavedFilters: 'names of filters, which hold nothing of a person',
  followDesk: 'hints that something changed, with case numbers and no content',
  tellPresence: 'who has a case open is forgotten within seconds and kept nowhere; reading it is an entry already',
  writeLanguage: 'one’s own setting',
  startUpload: 'the audit entry is that of the case or reply the file joins',
  continueUpload: 'the audit entry is that of the case or reply the file joins',
  endUpload: 'a draft is taken back before anybody saw it',
};

describe('audit entries (privacy.md §5)', () => {
  const wanted = allRoutes.filter(
    ({ audience, method }) =>
      audience === 'staff' ||
      audience === 'privacy' ||
      audience === 'analysis' ||
      (audience === 'customer' && !/^(GET|HEAD)$/.test(method)),
  );

  it('are written by every operation of staff and by every change of a customer', () => {
    const audited = wanted.filter(({ audit }) => audit);
    console.log(`audit guard: ${audited.length} of ${allRoutes.length} operations write an entry`);
    expect(audited.length).toBeGreaterThan(20);
    expect(wanted.filter(({ id, audit }) => !audit && !silent[id]).map(({ id }) => id)).toEqual([]);
  });

  it('have no exception left over', () => {
    expect(Object.keys(silent).filter((id) => !wanted.some((route) => route.id === id && !route.audit))).toEqual([]);
  });

  it('say what was done in a few words without a name or number in them', () => {
    for (const { id, audit } of allRoutes.filter(({ audit }) => audit))
      expect(audit, id).toMatch(/^[a-z][a-z ’-]{5,60}$/);
  });
});
