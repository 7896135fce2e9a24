import { type ProductLine, problem, type ReplyTemplate } from '#contract';
import type { Act } from '#platform/act';
import type { StaffActor } from '../../people/index.ts';
import { templateDeleted, templatesFor, templateWritten } from './queries.ts';

/** Texts that replies can begin with; of one product line, or all. */
export async function listReplyTemplates(act: Act<StaffActor>, productLine?: ProductLine): Promise<ReplyTemplate[]> {
  const rows = await templatesFor(act.tx, productLine ?? null);
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
}

/** Adds a template, or writes it anew. */
export async function writeReplyTemplate(
  act: Act<StaffActor>,
  template: Omit<ReplyTemplate, 'changedAt'>,
): Promise<ReplyTemplate> {
  if ((await templateWritten(act.tx, template, act.actor.staffId, act.now)) === 0)
    throw problem('input', { fields: { name: 'taken' } });
  return { ...template, changedAt: act.now.toISOString() };
}

/** Deletes a template; one that is gone stays gone. */
export async function deleteReplyTemplate(act: Act<StaffActor>, templateId: string): Promise<void> {
  await templateDeleted(act.tx, templateId);
}
