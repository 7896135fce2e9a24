import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { problem, productLines, routes } from '#contract';
import { fastifyPath, type Mounted, readInput } from '#platform/http';
import { requireCompany } from '../../companies/index.ts';
import type { Storage } from '../../files/index.ts';
import { type Actors, memberOf } from '../../people/index.ts';
import { archiveOf, type CallsOfCompany, type ReadArchive, readArchive } from './archive.ts';

/** What archives need from the wiring. */
export interface ArchivesOptions {
  readonly app: FastifyInstance;
  readonly storage: Storage;
  readonly callsOfCompany: CallsOfCompany;
}

function send(reply: FastifyReply, read: ReadArchive, storage: Storage): FastifyReply {
  const name = `company-${read.customerNumber.replace(/[^A-Za-z0-9-]/g, '')}.tar`;
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .type('application/x-tar')
    .send(Readable.from(archiveOf(read, storage)));
}

/** Binds the archives of companies: rows are read in one act, bytes of files go out afterwards. */
export function archiveRoutes(mounted: Mounted<Actors>, { app, storage, callsOfCompany }: ArchivesOptions): void {
  const { readArchive: atDesk, readOwnArchive: own } = routes;
  for (const { id } of [atDesk, own]) mounted.bound.add(id);
  app.get(fastifyPath(atDesk.path), async (request, reply) => {
    const read = await mounted.actFor(atDesk, request, async (act) => {
      const { companyId } = readInput(atDesk.params, request.params) as { companyId: string };
      // Half an archive would look like a whole one: whoever hands it out sees every product line.
      if (!productLines.every((line) => act.actor.scope.productLines.includes(line))) throw problem('not-allowed');
      await requireCompany(act, companyId);
      return readArchive(act, callsOfCompany, companyId);
    });
    if (!read) throw problem('company-not-found');
    return send(reply, read, storage);
  });
  app.get(own.path, async (request, reply) => {
    const read = await mounted.actFor(own, request, (act) => readArchive(act, callsOfCompany, memberOf(act).companyId));
    if (!read) throw problem('company-not-found');
    return send(reply, read, storage);
  });
}
