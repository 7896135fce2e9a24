import { onKeyForgotten } from '#ui/sealed';
import { Tray } from '../../files/tray/tray.ts';
import { chosenCompany } from '../../session/storage.ts';
import { changeUnsent, findUnsent, onChangedElsewhere, syncUnsent, unsentOf } from './items.ts';

const trays = new Map<string, Tray>();
// Whose files a tray holds: those that did not go out with a text belong to the next one.
const texts = new Map<Tray, { id: string }>();

/** The tray of an unsent text; uploads that the last visit did not finish go on. */
export function trayOf(personId: string, id: string): Tray {
  const name = `${personId}/${id}`;
  const found = trays.get(name);
  if (found) return found;
  const item = findUnsent(personId, id);
  const text = { id };
  const tray = new Tray({ personId, companyId: item?.companyId ?? chosenCompany() }, item?.files ?? [], {
    keep: (files) => changeUnsent(personId, text.id, { files }),
    sync: () => syncUnsent(personId, text.id),
  });
  trays.set(name, tray);
  texts.set(tray, text);
  return tray;
}

/** Gives a tray to another text, without the files that joined the first one. */
export function moveTray(personId: string, from: string, to: string, joined: readonly string[]): void {
  const tray = trayOf(personId, from);
  const text = texts.get(tray);
  if (text) text.id = to;
  trays.delete(`${personId}/${from}`);
  trays.set(`${personId}/${to}`, tray);
  tray.letGo(joined);
}

// Another page is at the same text: both have the same files, and whoever began to send one goes on with it.
onChangedElsewhere((personId, id, item) => {
  const name = `${personId}/${id}`;
  if (item) return trays.get(name)?.adopt(item.files);
  trays.get(name)?.adopt([]);
  forget(name);
});

/** Stops every file of a person that is under way here, in this moment; the service is told nothing. */
export function stopFiles(personId: string): void {
  for (const [name, tray] of [...trays]) {
    if (!name.startsWith(`${personId}/`)) continue;
    forget(name);
    void tray.empty().catch(() => undefined);
  }
}

// Another page has put the person away for good: no page and no worker sends another piece.
onKeyForgotten(stopFiles);

function forget(name: string) {
  const tray = trays.get(name);
  if (tray) texts.delete(tray);
  trays.delete(name);
}

/** Removes a tray with what it keeps. */
export async function dropTray(personId: string, id: string, isGivenUp: boolean): Promise<void> {
  const tray = trayOf(personId, id);
  forget(`${personId}/${id}`);
  await tray.empty(isGivenUp);
}

/** Goes on with uploads that the last visit did not finish, and sends every file of a person that failed once more. */
export function sendFailedFiles(personId: string): void {
  // Whether or not their text is ready to be sent.
  for (const { id, files } of unsentOf(personId)) if (files.length > 0) trayOf(personId, id);
  for (const [name, tray] of trays) if (name.startsWith(`${personId}/`)) tray.sendFailed();
}
