import type { MisuseDay } from '#contract';

/** Where something was conspicuous. */
export type Place = 'service' | 'home' | 'staff-realm';

/** What was conspicuous somewhere on a day, in numbers. */
export type Finding = MisuseDay & { readonly place: Place };

interface Words {
  readonly places: Readonly<Record<Place, string>>;
  readonly kinds: Readonly<Record<MisuseDay['kind'], string>>;
  readonly intro: string;
  readonly line: (finding: { day: string; place: string; kind: string; times: number; sources: number }) => string;
  readonly look: (address: string) => string;
}

// Nobody knows which language whoever reads the box of the office speaks: all three stand in one mail.
const languages: readonly Words[] = [
  {
    places: { service: '服务区', home: '客户登录（境内）', 'staff-realm': '员工登录' },
    kinds: { 'failed-sign-ins': '登录失败', 'foreign-ids': '访问不存在的编号', volume: '请求' },
    intro: '使用日志中有异常。邮件只含数字，不含姓名和地址。',
    line: ({ day, place, kind, times, sources }) => `${day} ${place}：${kind} ${times} 次，异常访问者 ${sources} 个`,
    look: (address) => `查看：${address}`,
  },
  {
    places: { service: 'service region', home: 'customer sign-in (home)', 'staff-realm': 'staff sign-in' },
    kinds: {
      'failed-sign-ins': 'failed sign-ins',
      'foreign-ids': 'things asked for that are not there',
      volume: 'requests',
    },
    intro: 'Something is conspicuous in the log of use. This mail holds numbers only, no names and no addresses.',
    line: ({ day, place, kind, times, sources }) =>
      `${day}, ${place}: ${times} ${kind}, ${sources} conspicuous ${sources === 1 ? 'visitor' : 'visitors'}`,
    look: (address) => `See ${address}`,
  },
  {
    places: { service: 'Serviceregion', home: 'Anmeldung der Kunden (Heimat)', 'staff-realm': 'Anmeldung des Teams' },
    kinds: {
      'failed-sign-ins': 'fehlgeschlagene Anmeldungen',
      'foreign-ids': 'Fragen nach Nummern, die es nicht gibt',
      volume: 'Anfragen',
    },
    intro: 'Im Nutzungsprotokoll ist etwas auffällig. Diese Mail enthält nur Zahlen, keine Namen und keine Adressen.',
    line: ({ day, place, kind, times, sources }) =>
      `${day}, ${place}: ${times} ${kind}, ${sources} ${sources === 1 ? 'auffälliger Besucher' : 'auffällige Besucher'}`,
    look: (address) => `Ansehen: ${address}`,
  },
];

/** The mail about what is conspicuous: numbers, and where to look. */
export function misuseLetter(findings: readonly Finding[], serviceUrl: string): { subject: string; text: string } {
  const address = `${serviceUrl}/workbench/administration/misuse`;
  const parts = languages.map(({ places, kinds, intro, line, look }) =>
    [
      intro,
      ...findings.map(({ day, place, kind, times, sources }) =>
        line({ day, place: places[place], kind: kinds[kind], times, sources }),
      ),
      look(address),
    ].join('\n'),
  );
  return {
    subject: '使用日志有异常 · Misuse in the log of use · Auffälliges im Nutzungsprotokoll',
    text: parts.join('\n\n'),
  };
}
