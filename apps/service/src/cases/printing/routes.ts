import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { routes } from '#contract';
import { type Mounted, readInput } from '#platform/http';
import type { FileAddresses } from '../../files/index.ts';
import type { Actors } from '../../people/index.ts';
import { type DeskCallsOfCase, readDeskCase } from '../desk/reading.ts';
import { casePdf } from './draw.ts';

/** What printing needs from the wiring. */
export interface PrintingOptions {
  readonly app: FastifyInstance;
  readonly addresses: FileAddresses;
  readonly callsOfCase: DeskCallsOfCase;
  /** Zone of the customers: on paper every time is theirs. */
  readonly zone: string;
}

/** Binds the printed case. */
export function printingRoutes(mounted: Mounted<Actors>, { app, zone, ...sources }: PrintingOptions): void {
  const route = routes.printCase;
  mounted.bound.add(route.id);
  app.get(route.path.replace('{caseNumber}', ':caseNumber'), async (request, reply) => {
    const { deskCase, wish } = await mounted.actFor(route, request, async (act) => {
      const { caseNumber } = readInput(route.params, request.params) as z.output<typeof route.params>;
      const { reader, language } = readInput(route.query, request.query) as z.output<typeof route.query>;
      return {
        deskCase: await readDeskCase(act, caseNumber, sources),
        wish: { reader, language, zone, now: act.now },
      };
    });
    // Drawn outside the act: no connection waits for a picture.
    const pdf = await casePdf(deskCase, wish);
    reply.header('content-disposition', `attachment; filename="${deskCase.caseNumber}-${wish.reader}.pdf"`);
    return reply.type('application/pdf').send(pdf);
  });
}
