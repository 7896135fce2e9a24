/** A part of a policy under one heading; `parts` are what stands under lesser headings in it. */
export interface PolicySection {
  readonly heading: string;
  readonly body: string;
  readonly parts: readonly PolicySection[];
}

const splitAt = (body: string, mark: string): { lead: string; parts: { heading: string; body: string }[] } => {
  const [lead = '', ...rest] = `\n${body}`.split(`\n${mark} `);
  const parts = rest.map((part) => {
    const [heading = '', ...lines] = part.split('\n');
    return { heading, body: lines.join('\n').trim() };
  });
  return { lead: lead.trim(), parts };
};

/** A body in its sections; the title is left out, the lead is what stands before the first section. */
export function sectionsOf(body: string): { lead: string; sections: PolicySection[] } {
  const { lead, parts } = splitAt(body, '##');
  const sections = parts.map(({ heading, body: text }) => {
    const own = splitAt(text, '###');
    return { heading, body: own.lead, parts: own.parts.map((part) => ({ ...part, parts: [] })) };
  });
  return { lead: lead.replace(/^# .*\n?/, '').trim(), sections };
}
