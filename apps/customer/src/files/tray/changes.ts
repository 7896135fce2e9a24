import { type Attachment, type Form, formOf, newForm } from './attachment.ts';
import { refusalOf, takenFor } from './kinds.ts';

/** An attachment of a file that was just chosen; one that cannot be sent says so at once. */
export function attachmentOf(file: File): Attachment {
  const taken = takenFor(file);
  const problem = refusalOf(taken, file.size);
  const form = newForm(file, file.name, taken?.type ?? file.type);
  const state = problem ? 'refused' : 'preparing';
  return { ...form, id: form.fileId, kind: taken?.kind ?? null, caption: '', progress: 0, problem, state };
}

/** The other size of a picture in the place of the one that was to go up. */
export const inOtherSize = (one: Attachment, other: Form): Partial<Attachment> => ({
  ...formOf(other),
  // An upload that was taken back never comes again under its id.
  other: { ...formOf(one), fileId: crypto.randomUUID() },
  size: one.size === 'smaller' ? 'original' : 'smaller',
  state: 'waiting',
  progress: 0,
  problem: undefined,
});

/**
 * Another file in the place of one: nothing that was made of the former one stays. What is chosen for a picture in which
 * something was covered has to be looked at once more.
 */
export const withForm = (one: Attachment, form: Form, isChosen: boolean): Partial<Attachment> => ({
  ...form,
  size: undefined,
  other: undefined,
  poster: undefined,
  durationMs: undefined,
  isNotKept: undefined,
  isEdited: !isChosen || one.isEdited,
  isUncovered: (isChosen && (one.isEdited || one.isUncovered)) || undefined,
  state: 'preparing',
  progress: 0,
  problem: undefined,
});
