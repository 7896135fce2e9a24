import { fileRoutes } from '#contract';
import type { Mounted, RoleBearer } from '#platform/http';
import { readUpload } from './actions.ts';
import type { FileAddresses } from './origin/index.ts';
import type { UploadWorld } from './uploads/actions.ts';
import { mountUploads, type UploadMount } from './uploads/routes.ts';

/** What the routes of files need beside the server. */
export interface FilesWorld extends UploadWorld {
  readonly addresses: FileAddresses;
}

/** Binds uploads and the state of a file. */
export function mountFiles<Actor extends RoleBearer>(
  mount: UploadMount<Actor> & { readonly mounted: Pick<Mounted<{ customer: Actor }>, 'handle'> },
  world: FilesWorld,
): void {
  mountUploads(mount, world);
  mount.mounted.handle(fileRoutes.readFileState, ({ act, params }) =>
    readUpload(act, mount.uploaderOf(act.actor), params.fileId, world.addresses),
  );
}
