import { queryOptions } from '@tanstack/react-query';
import { type Import, type ImportReading, importRoutes } from '#contract';
import { call } from '../region/client.ts';
import { keys } from '../region/keys.ts';
import { queryClient } from '../region/query-client.ts';

const atWork = (one: Import | undefined): boolean =>
  one !== undefined && ['checking', 'running', 'undoing'].includes(one.state);

/** One import, asked for again while the worker is at it. */
export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: keys.import(importId),
    queryFn: ({ signal }) => call(importRoutes.readImport, { params: { importId }, signal }),
    refetchInterval: ({ state }) => (atWork(state.data) ? 700 : false),
  });

/** The head of a file under a way of reading it; empty parts are guessed by the service. */
export const previewQuery = (importId: string, asked: Partial<ImportReading>) =>
  queryOptions({
    queryKey: keys.importPreview(importId, asked),
    queryFn: ({ signal }) =>
      call(importRoutes.previewImport, {
        params: { importId },
        query: {
          encoding: asked.encoding ?? undefined,
          delimiter: asked.delimiter ?? undefined,
          sheet: asked.sheet ?? undefined,
        },
        signal,
      }),
    placeholderData: (previous) => previous,
  });

/** Shows an answer at once and asks lists again. */
export function keepImport(one: Import): void {
  queryClient.setQueryData(keys.import(one.importId), one);
  void queryClient.invalidateQueries({ queryKey: keys.importLists });
  void queryClient.invalidateQueries({ queryKey: keys.importRefusals(one.importId) });
}

/** A column as spreadsheets name it: A, B, … AA. */
export const columnLetters = (column: number): string =>
  (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
