import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { problem, routes } from '#contract';
import { type Mounted, readInput } from '#platform/http';
import type { Actors } from '../../people/index.ts';
import { machinesByNumbersAcrossCompanies } from '../desk/queries.ts';
import { labelSheetsPdf } from './draw.ts';

/** What labels need from the wiring. */
export interface LabelOptions {
  readonly app: FastifyInstance;
  /** Address of the customer app, which the codes lead to. */
  readonly home: string;
}

/** Binds the sheets of labels. */
export function labelRoutes(mounted: Mounted<Actors>, { app, home }: LabelOptions): void {
  const route = routes.printMachineLabels;
  mounted.bound.add(route.id);
  app.get(route.path, async (request, reply) => {
    const { labels, wish } = await mounted.actFor(route, request, async (act) => {
      const { numbers: asked, ...rest } = readInput(route.query, request.query) as z.output<typeof route.query>;
      const numbers = asked.split(',');
      const found = await machinesByNumbersAcrossCompanies(act.tx, act.actor.scope, numbers);
      const byNumber = new Map(found.map((row) => [row.machine_number, row]));
      const rows = numbers.map((number) => {
        const row = byNumber.get(number);
        if (!row) throw problem('machine-not-found');
        return { machineNumber: number, model: row.model, company: row.company_name, site: row.site };
      });
      return { labels: rows, wish: rest };
    });
    // Drawn outside the act: no connection waits for a picture.
    const pdf = await labelSheetsPdf(labels, { ...wish, home });
    reply.header('content-disposition', 'attachment; filename="machine-labels.pdf"');
    return reply.type('application/pdf').send(pdf);
  });
}
