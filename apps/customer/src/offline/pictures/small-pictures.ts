import type { Case } from '#contract';
import { keepPictures } from '../store/pictures.ts';

const ofOneCase = 12;
const waitMs = 1500;

/** Addresses of the small pictures of a case, newest entry first. */
export function smallPicturesOf(seen: Pick<Case, 'attachments' | 'timeline'>): ReadonlyMap<string, string> {
  const replied = seen.timeline.flatMap((entry) => (entry.kind === 'reply' ? entry.files : []));
  const pictures = [...replied.reverse(), ...seen.attachments].flatMap(({ fileId, thumbnailUrl }) =>
    thumbnailUrl ? [[fileId, thumbnailUrl] as const] : [],
  );
  return new Map(pictures.slice(0, ofOneCase));
}

async function read(address: string): Promise<Blob> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`a small picture answered ${answer.status}`);
  return answer.blob();
}

const savesData = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

let last = Promise.resolve();

/** Keeps the small pictures of a case that was just read, when the screen has had its time; one case after the other. */
export function keepSmallPictures(personId: string, seen: Case, isStillHere: () => boolean): void {
  const pictures = smallPicturesOf(seen);
  if (pictures.size === 0 || savesData()) return;
  last = last
    .then(() => new Promise((resolve) => setTimeout(resolve, waitMs)))
    .then(() => {
      if (isStillHere()) return keepPictures(personId, [...pictures.keys()], (id) => read(pictures.get(id) ?? ''));
    })
    // Without a connection or with a full disk: the case is kept all the same.
    .catch(() => undefined);
}
