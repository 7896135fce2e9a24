import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { problem, productLines, routes } from '#contract';
import type { Act } from '#platform/act';
import { fastifyPath, type Mounted, readInput } from '#platform/http';
import { requireCompany } from '../../companies/index.ts';
import type { Storage } from '../../files/index.ts';
import { type Actors, memberOf, type StaffActor } from '../../people/index.ts';
import { type ArchiveHead, type ArchiveSources, archiveHead, archiveOf, type CallsOfCompany } from './archive.ts';

/** What archives need from the wiring. */
export interface ArchivesOptions {
  readonly app: FastifyInstance;
  readonly storage: Storage;
  readonly callsOfCompany: CallsOfCompany;
}

function send(reply: FastifyReply, head: ArchiveHead | undefined, sources: ArchiveSources): FastifyReply {
  if (!head) throw problem('company-not-found');
  const name = `company-${head.customerNumber.replace(/[^A-Za-z0-9-]/g, '')}.tar`;
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .type('application/x-tar')
    .send(Readable.from(archiveOf(head, sources)));
}

/** Binds the archives of companies: a page of rows is an act of its own, written down once; bytes of files go out between. */
export function archiveRoutes(mounted: Mounted<Actors>, { app, storage, callsOfCompany }: ArchivesOptions): void {
  const { readArchive: atDesk, readOwnArchive: own } = routes;
  for (const { id } of [atDesk, own]) mounted.bound.add(id);
  app.get(fastifyPath(atDesk.path), async (request, reply) => {
    const within = async (act: Act<StaffActor>): Promise<string> => {
      const { companyId } = readInput(atDesk.params, request.params) as { companyId: string };
      // Half an archive would look like a whole one: whoever hands it out sees every product line.
      if (!productLines.every((line) => act.actor.scope.productLines.includes(line))) throw problem('not-allowed');
      await requireCompany(act, companyId);
      return companyId;
    };
    const head = await mounted.actFor(atDesk, request, async (act) => archiveHead(act, await within(act)));
    const page = { ...atDesk, audit: undefined };
    const inAct: ArchiveSources['inAct'] = (work) =>
      mounted.actFor(page, request, async (act) => work(act, await within(act)));
    return send(reply, head, { inAct, callsOfCompany, storage });
  });
  app.get(own.path, async (request, reply) => {
    const head = await mounted.actFor(own, request, (act) => archiveHead(act, memberOf(act).companyId));
    const page = { ...own, audit: undefined };
    const inAct: ArchiveSources['inAct'] = (work) =>
      mounted.actFor(page, request, (act) => work(act, memberOf(act).companyId));
    return send(reply, head, { inAct, callsOfCompany, storage });
  });
}
