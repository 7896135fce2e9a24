import { sendFile } from '../sending/sending.ts';
import { longBytes, takeTurn } from '../sending/turns.ts';
import type { Owner } from '../sending/upload.ts';
import { type Attachment, formOf } from './attachment.ts';
import type { Holding } from './holding.ts';

/** A file on its way, and how what becomes of it is told. */
interface Going {
  readonly one: Attachment;
  readonly owner: Owner;
  readonly holding: Holding;
  /** The service may know it from an earlier visit. */
  readonly mayBeKnown: boolean;
  readonly signal: AbortSignal;
  readonly change: (change: Partial<Attachment>) => void;
}

/** Sends a file, its poster first, when it is its turn. @throws AbortError */
export async function sendForms({ one, owner, holding, mayBeKnown, signal, change }: Going): Promise<void> {
  const end = await takeTurn(one.bytes > longBytes ? 'long' : 'short', signal);
  try {
    change({ state: 'uploading' });
    if (one.poster && !one.poster.isUp) {
      const { poster } = one;
      const bytes = holding.bytesOf(poster);
      const sent = await sendFile({ ...poster, ...owner, bytes, posterOf: one.fileId, mayBeKnown, signal });
      if (sent.state === 'failed' || sent.state === 'waiting') return change(sent);
      // Without one the video has a plate: no reason to hold it back.
      change({ poster: sent.state === 'ready' ? { ...poster, isUp: true } : undefined });
    }
    const bytes = holding.bytesOf(one);
    const onProgress = (progress: number, secondsLeft?: number) => change({ progress, secondsLeft });
    // From here on the service works: the next file may go up.
    const onStored = () => {
      end();
      change({ state: 'checking', progress: 1, secondsLeft: undefined });
    };
    const outcome = await sendFile({ ...formOf(one), ...owner, bytes, mayBeKnown, signal, onProgress, onStored });
    if (!signal.aborted) change(outcome);
  } finally {
    end();
  }
}
