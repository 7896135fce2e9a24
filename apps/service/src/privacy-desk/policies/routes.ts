import type { Readable } from 'node:stream';
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { policyTextLimits, problem, routes } from '#contract';
import { fastifyPath, type Mounted, readInput } from '#platform/http';
import type { Actors } from '../../people/index.ts';
import type { PolicyWorld } from './actions.ts';
import * as act from './actions.ts';
import { handPolicyHome } from './handing/actions.ts';
import { readPolicyFile } from './reading/index.ts';

/** What policies need from the wiring. */
export interface PolicyOptions extends PolicyWorld {
  readonly app: FastifyInstance;
}

/** Binds the routes by which policies are prepared, published and handed to home. */
export function policyRoutes(mounted: Mounted<Actors>, world: PolicyOptions): void {
  mounted.handle(routes.listPolicyVersions, (call) => act.listPolicyVersions(call.act, world));
  mounted.handle(routes.readPolicyVersion, (call) =>
    act.readPolicyVersion(call.act, world, call.params.version, call.query.language),
  );
  mounted.handle(routes.preparePolicy, async (call) => {
    const { draft, isNew } = await act.preparePolicy(call.act, world, call.body);
    if (!isNew) call.wasThere();
    return draft;
  });
  mounted.handle(routes.readPolicyDraft, (call) =>
    act.readPolicyDraft(call.act, world, call.params.draftId, call.query.language),
  );
  mounted.handle(routes.dropPolicyDraft, (call) => act.dropPolicyDraft(call.act, call.params.draftId));
  mounted.handle(routes.countPolicyReach, (call) => act.countPolicyReach(call.act));
  mounted.handle(routes.publishPolicy, (call) => act.publishPolicy(call.act, world, call.params.draftId, call.body));
  mounted.handle(routes.takePolicyBack, (call) => act.takePolicyBack(call.act, call.params.version));
  mounted.handle(routes.handPolicyHome, (call) => handPolicyHome(call.act, call.query.after));
  bindImport(mounted, world);
}

async function bytesOf(body: Readable | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body?.iterator({ destroyOnReturn: false }) ?? []) {
    length += (chunk as Buffer).length;
    if (length > policyTextLimits.fileBytes) throw problem('file-too-large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function bindImport(mounted: Mounted<Actors>, world: PolicyOptions): void {
  const route = routes.importPolicyText;
  // Who may not is refused before a byte of the file is taken; the entry is written when the text is in.
  const gate = { ...route, audit: undefined };
  mounted.bound.add(route.id);
  world.app.route({
    method: route.method as HTTPMethods,
    url: fastifyPath(route.path),
    async handler(request, reply) {
      const body = request.body as Readable | undefined;
      try {
        const place = (await mounted.actFor(gate, request, async () =>
          readInput(route.params, request.params),
        )) as ReturnType<typeof route.params.parse>;
        const text = await readPolicyFile(await bytesOf(body), place.language);
        const draft = await mounted.actFor(route, request, (run) => act.importPolicyText(run, world, place, text));
        return reply.type('application/json').send(JSON.stringify(route.answer.parse(draft)));
      } catch (error) {
        // What of the file nobody read would be taken for the next request of this connection.
        body?.resume?.();
        reply.header('connection', 'close');
        throw error;
      }
    },
  });
}
