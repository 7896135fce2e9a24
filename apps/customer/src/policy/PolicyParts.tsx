import { useTexts } from '#ui/i18n';
import { Icon } from '#ui/icons';
import { PolicyBody } from '../first-visit/PolicyBody.tsx';
import styles from './policy.module.css';
import { type PolicySection, sectionsOf } from './sections.ts';
import { policyTexts } from './texts.ts';

/** A policy in its parts: the summary on top and whole, everything else by its headings, which open with a tap. */
export function PolicyParts({ body }: { body: string }) {
  const texts = useTexts(policyTexts);
  const { lead, sections } = sectionsOf(body);
  const brief = sections.find(({ heading }) => heading === texts.brief);
  return (
    <div className={styles.policy}>
      {lead && <PolicyBody body={lead} />}
      {brief && (
        <section className={styles.brief} aria-label={brief.heading}>
          <h2>{brief.heading}</h2>
          <PolicyBody body={brief.body} />
        </section>
      )}
      <Sections sections={sections.filter((section) => section !== brief)} />
    </div>
  );
}

// Which functions there are is seen at once; what is said of each opens with a tap.
function Sections({ sections }: { sections: readonly PolicySection[] }) {
  const groups: (PolicySection | PolicySection[])[] = [];
  for (const section of sections) {
    const last = groups.at(-1);
    if (section.parts.length > 0) groups.push(section);
    else if (Array.isArray(last)) last.push(section);
    else groups.push([section]);
  }
  return groups.map((group) =>
    Array.isArray(group) ? (
      <div className={styles.group} key={group[0]!.heading}>
        {group.map(({ heading, body }) => (
          <Folded key={heading} heading={heading} body={body} />
        ))}
      </div>
    ) : (
      <section key={group.heading} className={styles.functions}>
        <h2 className={styles.heading}>{group.heading}</h2>
        <PolicyBody body={group.body} />
        <div className={styles.group}>
          {group.parts.map(({ heading, body }) => (
            <Folded key={heading} heading={heading} body={body} />
          ))}
        </div>
      </section>
    ),
  );
}

/** A part of a text that opens with a tap. */
export function Folded({ heading, body }: { heading: string; body: string }) {
  return (
    <details className={styles.folded}>
      <summary>
        <span>{heading}</span>
        <Icon name="expand" size={18} />
      </summary>
      <PolicyBody body={body} />
    </details>
  );
}
