import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type ConsentKind, consentKinds } from '#contract/home';
import type { OperatorProfile } from '#contract/operator';
import { type Language, languages } from '#contract/route';

/** A text ready to be published. */
export interface PolicyText {
  readonly kind: ConsentKind;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly sha256: string;
}

/** What the operator profile puts into the texts (S1.2, S5.2). */
function facts(profile: OperatorProfile, language: Language): Record<string, string> {
  const { operator, recipient } = profile;
  return {
    operatorName: operator.name[language],
    operatorAddress: operator.address[language],
    operatorEmail: operator.privacyEmail,
    recipientName: recipient.name,
    recipientAddress: recipient.address[language],
    recipientCountry: recipient.country[language],
    recipientPhone: recipient.phone,
    recipientEmail: recipient.email,
  };
}

function filled(template: string, words: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const word = words[name];
    if (word === undefined)
      throw new Error(`the policy text names {${name}}, which the operator profile does not have`);
    return word;
  });
}

// The files are Markdown of the small kind that the contract names (#contract/home, policyTextSchema); they end in .txt
// because formatters turn `__underlined__` into `**bold**` in a .md file, and S0.2 needs both.

/** The demo texts (version 0) as they are published for an operator: title from the first line, hash over the body. */
export async function demoTexts(profile: OperatorProfile): Promise<PolicyText[]> {
  const texts: PolicyText[] = [];
  for (const kind of consentKinds)
    for (const language of languages) {
      const file = new URL(`./texts/${kind}.${language}.txt`, import.meta.url);
      const body = filled(await readFile(file, 'utf8'), facts(profile, language));
      const title = body.split('\n')[0]?.replace(/^# /, '') ?? '';
      texts.push({ kind, language, title, body, sha256: createHash('sha256').update(body).digest('hex') });
    }
  return texts;
}
