import { Tray } from '../../files/tray/tray.ts';
import { chosenCompany } from '../../session/storage.ts';
import { changeUnsent, findUnsent } from './items.ts';

const trays = new Map<string, Tray>();

/** The tray of an unsent text; uploads that the last visit did not finish go on. */
export function trayOf(personId: string, id: string): Tray {
  const name = `${personId}/${id}`;
  const item = findUnsent(personId, id);
  const found =
    trays.get(name) ??
    new Tray({ personId, companyId: item?.companyId ?? chosenCompany() }, item?.files ?? [], (files) =>
      changeUnsent(personId, id, { files }),
    );
  trays.set(name, found);
  return found;
}

/** Removes a tray with what it keeps. */
export async function dropTray(personId: string, id: string, isGivenUp: boolean): Promise<void> {
  const tray = trayOf(personId, id);
  trays.delete(`${personId}/${id}`);
  await tray.empty(isGivenUp);
}

/** Sends every file of a person that has failed once more. */
export function sendFailedFiles(personId: string): void {
  for (const [name, tray] of trays) if (name.startsWith(`${personId}/`)) tray.sendFailed();
}
