import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type Reading, readTexts } from '../scan/reading.ts';
import { placesQuery } from '../session/queries.ts';

// A scan does not wait for a bad connection: without the operator profile the app's own codes are read all the same.
const PATIENCE_MS = 1500;

/** Reads the texts of codes with what is known about the operator. */
export function useReading(): (texts: readonly string[]) => Promise<Reading> {
  const queries = useQueryClient();
  return useCallback(
    async (texts) => {
      const places = await Promise.race([
        queries.ensureQueryData(placesQuery).catch(() => undefined),
        new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS)),
      ]);
      return readTexts(texts, {
        host: window.location.host,
        // A home region of an earlier build serves no keys: signatures are then not checked, not refused.
        ...(places?.nameplateLinks && { nameplateLinks: places.nameplateLinks }),
        ...(places?.controlKeys && { controlKeys: places.controlKeys }),
      });
    },
    [queries],
  );
}
