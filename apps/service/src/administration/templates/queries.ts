import type { ProductLine, ReplyTemplate } from '#contract';
import { sql, type Tx } from '#platform/database';

/** A template as rows hold it. */
export type TemplateRow = Omit<ReplyTemplate, 'changedAt'> & { changedAt: Date };

/** Templates by name; of one product line, or all. */
export const templatesFor = (tx: Tx, productLine: ProductLine | null) =>
  tx.rows<TemplateRow>(sql`
    SELECT template_id AS "templateId", name, product_lines AS "productLines", changed_at AS "changedAt",
      json_build_object('zh', text_zh, 'en', text_en, 'de', text_de) AS texts
    FROM reply_templates WHERE ${productLine}::text IS NULL OR ${productLine} = ANY (product_lines)
    ORDER BY name, template_id LIMIT 500`);

/** Adds a template, or writes it anew; answers 0 when another has the name. */
export const templateWritten = (tx: Tx, one: Omit<ReplyTemplate, 'changedAt'>, staffId: string, now: Date) =>
  tx.run(sql`
    INSERT INTO reply_templates (template_id, name, product_lines, text_zh, text_en, text_de, changed_by, changed_at)
    SELECT ${one.templateId}, ${one.name}, ${one.productLines}::text[], ${one.texts.zh}, ${one.texts.en},
      ${one.texts.de}, ${staffId}, ${now}::timestamptz
    WHERE NOT EXISTS (SELECT 1 FROM reply_templates WHERE name = ${one.name} AND template_id <> ${one.templateId})
    ON CONFLICT (template_id) DO UPDATE SET name = excluded.name, product_lines = excluded.product_lines,
      text_zh = excluded.text_zh, text_en = excluded.text_en, text_de = excluded.text_de,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`);

/** Deletes a template. */
export const templateDeleted = (tx: Tx, templateId: string) =>
  tx.run(sql`DELETE FROM reply_templates WHERE template_id = ${templateId}`);
