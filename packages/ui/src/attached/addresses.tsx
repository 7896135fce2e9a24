import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';

// Addresses of files live five minutes at least; one that is younger than this still leads somewhere when tapped.
const freshMs = 4 * 60_000;

interface Source {
  /** When the addresses were made, in milliseconds; those of a case kept on the device may be days old. */
  readonly signedAt: number;
  /** Reads the case anew, and new addresses with it. @throws where nothing answers */
  readonly refresh: () => Promise<unknown>;
  /** A small picture that is kept on the device. */
  readonly kept?: (fileId: string) => Promise<Blob | null>;
  /** There is no connection: nothing is asked for. */
  readonly isAway?: boolean;
}

const SourceContext = createContext<Source>({ signedAt: Number.POSITIVE_INFINITY, refresh: async () => undefined });

/** Says where the addresses of the files below come from; they end after minutes. */
export function FilesFrom({ signedAt, refresh, kept, isAway = false, children }: Source & { children: ReactNode }) {
  const running = useRef<Promise<unknown>>(undefined);
  const latest = useRef({ refresh, kept });
  useEffect(() => {
    latest.current = { refresh, kept };
  });
  const source = useMemo(
    () => ({
      signedAt,
      isAway,
      // A dozen small pictures end at the same moment: one reading serves them all.
      refresh: () => {
        running.current ??= latest.current.refresh().finally(() => {
          running.current = undefined;
        });
        return running.current;
      },
      kept: async (fileId: string) => (await latest.current.kept?.(fileId)) ?? null,
    }),
    [signedAt, isAway],
  );
  return <SourceContext value={source}>{children}</SourceContext>;
}

/** The address of a small picture from the device; undefined while it is looked for, null where there is none. */
export function useKeptPicture(fileId: string, isWanted: boolean): string | null | undefined {
  const { kept } = useContext(SourceContext);
  const [address, setAddress] = useState<string | null>();
  useEffect(() => {
    if (!isWanted) return;
    let made: string | undefined;
    let isThere = true;
    const found = kept?.(fileId).catch(() => null) ?? Promise.resolve(null);
    void found.then((picture) => {
      if (!isThere) return;
      made = picture ? URL.createObjectURL(picture) : undefined;
      setAddress(made ?? null);
    });
    return () => {
      isThere = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [kept, fileId, isWanted]);
  return isWanted ? address : undefined;
}

/** Whether there is no connection. */
export const useIsAway = (): boolean => useContext(SourceContext).isAway ?? false;

/** An address that is held while it works: a new one of the same file would load it again, or stop a film. */
export interface HeldAddress {
  readonly address: string;
  /** Nothing answered that could give a new one (`away`), or a fresh one leads nowhere either (`useless`). */
  readonly lost: 'away' | 'useless' | null;
  /** It did not lead anywhere: asks for a new one. */
  readonly renew: () => void;
}

/** Holds an address until it fails, and then takes the latest. */
export function useHeldAddress(latest: string): HeldAddress {
  const { refresh } = useContext(SourceContext);
  const [address, setAddress] = useState(latest);
  const [state, setState] = useState<'fine' | 'renewing' | 'away' | 'useless'>('fine');
  useEffect(() => {
    if (state === 'fine' || latest === address) return;
    setAddress(latest);
    setState('fine');
  }, [state, latest, address]);
  const renew = useCallback(() => {
    if (latest !== address) return setAddress(latest);
    setState('renewing');
    const end = (as: 'away' | 'useless') => setState((now) => (now === 'renewing' ? as : now));
    // Where a new address came it is being tried by now; the same one again says that something else is wrong.
    refresh().then(
      () => end('useless'),
      () => end('away'),
    );
  }, [refresh, latest, address]);
  return { address, lost: state === 'away' || state === 'useless' ? state : null, renew };
}

/** A link to a file that never leads to an address that has ended: an old one is made new before it is followed. */
export function useFreshLink(latest: string) {
  const { signedAt, refresh } = useContext(SourceContext);
  const link = useRef<HTMLAnchorElement>(null);
  const [wish, setWish] = useState<'none' | 'waiting' | 'failed'>('none');
  const isFresh = () => Date.now() - signedAt < freshMs;
  const follow = (event: { preventDefault: () => void }) => {
    if (isFresh()) return setWish('none');
    event.preventDefault();
    setWish('waiting');
    void refresh()
      .catch(() => undefined)
      .then(() => setWish((now) => (now === 'waiting' ? 'failed' : now)));
  };
  useEffect(() => {
    if (wish === 'none' || Date.now() - signedAt >= freshMs) return;
    setWish('none');
    link.current?.click();
  }, [wish, signedAt]);
  return { link, href: latest, follow, isLost: wish === 'failed' };
}
