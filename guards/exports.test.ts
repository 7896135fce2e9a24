import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allRoutes, listExports, type Route } from '#contract';

/**
 * Lists of the desk that nobody takes along, each with its reason; whatever else answers with a list has an export in
 * packages/contract/src/exports.
 */
const notTakenAlong: Readonly<Record<string, string>> = {
  readDeskCase: 'one case; it is printed or kept as a PDF',
  readDeskMachine: 'one machine; its cases are the queue, narrowed by its number',
  searchDesk: 'a search leads to one thing; the queue, narrowed by the same words, is a list',
  searchMachines: 'what is offered while somebody types',
  listStaff: 'names to choose an assignee from; the list of staff is the administrators’',
  listStaffSessions: 'where one is signed in oneself: a handful, to be ended one by one',
  listSavedFilters: 'places in the workbench, of no use outside it',
  readSystem: 'how things are at this moment',
  readMisuse: 'who was conspicuous is looked at where it is explained, and never taken along',
  readRegions: 'how things are at this moment',
  readRegister: 'the record of processing is its file',
  readStandings: 'how things are at this moment',
  previewImport: 'the first rows of a file that is there',
  listImportRefusals: 'its own file gives back each row as it was sent, with its reason',
  readWorkingCalendar: 'one year’s days, which come from the State Council’s notice',
  readPolicyVersion: 'texts, which are read and compared where they stand',
  readPolicyDraft: 'texts, which are read and compared where they stand',
};

const inner = (schema: unknown): unknown =>
  schema instanceof z.ZodNullable || schema instanceof z.ZodOptional ? inner(schema.unwrap()) : schema;

/** Whether an answer has rows: an array of objects on its first level. */
function hasRows(route: Route): boolean {
  const answer = inner(route.answer);
  if (!(answer instanceof z.ZodObject)) return false;
  return Object.values(answer.shape as Record<string, unknown>).some((field) => {
    const list = inner(field);
    return list instanceof z.ZodArray && inner(list.element) instanceof z.ZodObject;
  });
}

const lists = Object.values<Route>(allRoutes).filter(
  (route) => route.method === 'GET' && (route.audience === 'staff' || route.audience === 'privacy') && hasRows(route),
);
const takenAlong = new Set(Object.values(listExports).map(({ list }) => list.id));

describe('lists of the desk', () => {
  it('are all taken along as a file, but for those that say why not', () => {
    console.log(`exports guard: ${lists.length} lists, ${Object.keys(listExports).length} files`);
    expect(lists.length).toBeGreaterThan(15);
    const forgotten = lists.filter(({ id }) => !takenAlong.has(id) && !(id in notTakenAlong)).map(({ id }) => id);
    expect(forgotten).toEqual([]);
  });

  it('are taken along by no operation that the drill of files would not open', () => {
    const asFiles = Object.values<Route>(allRoutes).filter(
      ({ query }) => query instanceof z.ZodObject && 'format' in query.shape,
    );
    const opened = Object.values(listExports).map(({ route }) => route.id as string);
    // The record of processing is no list of the desk: it comes whole from the declarations.
    expect(asFiles.map(({ id }) => id).toSorted()).toEqual([...opened, 'readRecordOfProcessing'].toSorted());
  });

  it('name no exception that is none', () => {
    const known = new Set(lists.map(({ id }) => id));
    expect(Object.keys(notTakenAlong).filter((id) => takenAlong.has(id) || !known.has(id))).toEqual([]);
  });

  it('each have columns that the list answers with', () => {
    for (const { list, rows, columns } of Object.values(listExports)) {
      const answer = inner(list.answer) as z.ZodObject;
      const row = (inner(answer.shape[rows]) as z.ZodArray).element;
      for (const { path } of columns) {
        let at: unknown = row;
        for (const name of path.split('.')) {
          const object = inner(at);
          at = object instanceof z.ZodObject ? object.shape[name] : undefined;
        }
        expect(at, `${list.id}: ${path}`).toBeDefined();
      }
    }
  });
});
