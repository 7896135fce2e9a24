import { type ConsentKind, type ConsentReceipt, consentKinds } from '#contract/home';
import type { OperatorProfile } from '#contract/operator';
import type { Language } from '#contract/route';
import { newId } from '#platform/ids';
import { dataKinds, type PurposeId, purposes, recipients } from '#privacy/catalogue';
import { newestSource } from '#privacy/policy';
import { type Home, look } from '../home.ts';
import { textsSince } from '../policies/queries.ts';
import { type ConsentEventRow, consentEvents } from './queries.ts';
import { type Standing, standingWith } from './rules.ts';

type ConsentRecord = ConsentReceipt['records'][number];

const ways: Readonly<Record<Language, string>> = {
  zh: '设置 → 隐私 → 我的同意',
  en: 'Settings → Privacy → What I agreed to',
  de: 'Einstellungen → Datenschutz → Meine Zustimmungen',
};

function partiesOf({ operator, recipient, hotlines }: OperatorProfile, language: Language): ConsentReceipt['parties'] {
  return [
    {
      party_role: 'controller',
      party_name: operator.name[language],
      party_address: operator.address[language],
      party_email: operator.privacyEmail,
      party_phone: hotlines['machine-tool'],
    },
    {
      party_role: 'recipient',
      party_name: recipient.name,
      party_address: recipient.address[language],
      party_email: recipient.email,
      party_phone: recipient.phone,
    },
  ];
}

/** What the register says that rests on one consent. */
function purposesOf(kind: ConsentKind, language: Language): ConsentRecord['purposes'] {
  const { functions } = newestSource().collected;
  return (Object.keys(purposes) as PurposeId[])
    .filter((id) => purposes[id].consent === kind && purposes[id].about === 'customers')
    .map((id) => {
      const { why, pipl, gdpr, necessary, recipients: received } = purposes[id];
      const within = functions.filter((own) => own.purposes.some(({ purpose }) => purpose === id));
      const kinds = new Set(within.flatMap((own) => own.kinds.map((each) => dataKinds[each.kind].name[language])));
      return {
        purpose: id,
        description: why[language],
        lawful_basis: { pipl, gdpr },
        is_necessary: necessary,
        pii_information: [...kinds],
        recipients: received.map((one) => recipients[one].name[language]),
      };
    });
}

const eventOf = (row: ConsentEventRow, homeUrl: string): ConsentRecord['events'][number] => ({
  event_id: row.event_id,
  event_type: row.given ? 'given' : 'withdrawn',
  event_time: row.decided_at.toISOString(),
  privacy_notice: {
    version: row.version,
    language: row.language,
    title: row.title,
    url: `${homeUrl}/policy/${row.version}/${row.language}/policy.pdf`,
    sha256: row.text_sha256,
  },
  collection_method: row.method,
});

const stateOf = ({ given, textChanged }: Standing<ConsentEventRow>): ConsentRecord['state'] =>
  given ? 'given' : textChanged ? 'expired' : 'withdrawn';

/** All that a person decided, the newest decision first, with what each consent is for. */
export async function receiptOf(home: Home, accountId: string, language: Language): Promise<ConsentReceipt> {
  const now = home.clock.now();
  const [rows, texts] = await look(home, async (tx) => [await consentEvents(tx, accountId), await textsSince(tx, now)]);
  const records = consentKinds
    .map((kind) => ({ kind, own: rows.filter((row) => row.kind === kind) }))
    .filter(({ own }) => own.length > 0)
    .map(({ kind, own }) => ({
      record_id: `${accountId}/${kind}`,
      kind,
      state: stateOf(standingWith([own[0]!], texts)[0]!),
      purposes: purposesOf(kind, language),
      withdrawal_method: ways[language],
      events: own.map((row) => eventOf(row, home.config.HOME_URL)),
    }));
  return {
    schema_version: 'ISO/IEC TS 27560:2023',
    receipt_id: newId(now),
    issued_at: now.toISOString(),
    language,
    pii_principal_id: accountId,
    parties: partiesOf(home.profile, language),
    records,
  };
}
