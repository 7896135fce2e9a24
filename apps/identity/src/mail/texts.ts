import type { Language } from '#contract/route';
import { type ForPurpose, isReceivedBy } from '#privacy/vocabulary';

/** What a letter says, beside names and links. */
interface Letter {
  readonly subject: string;
  readonly lines: readonly string[];
}

/** What letters are filled with. */
export interface LetterFacts {
  readonly app: string;
  readonly loginName: string;
  readonly code: string;
  readonly link: string;
  /** Who runs the service and how to reach them about privacy. */
  readonly operator: string;
  readonly privacyEmail: string;
}

type Letters = Readonly<Record<Language, (facts: LetterFacts) => Letter>>;

const emailCheck: Letters = {
  zh: ({ app, code, link }) => ({
    subject: `${app}：验证码 ${code}`,
    lines: [
      `您的验证码：${code}`,
      '请在注册页面输入，或打开此链接：',
      link,
      '验证码和链接 30 分钟内有效，只能使用一次。',
      '如果不是您本人操作，请忽略本邮件；未经确认的账户会被删除。',
    ],
  }),
  en: ({ app, code, link }) => ({
    subject: `${app}: your code is ${code}`,
    lines: [
      `Your code: ${code}`,
      'Type it on the page where you signed up, or open this link:',
      link,
      'Code and link work once, within 30 minutes.',
      'If this was not you, ignore this mail; an account that is not confirmed is deleted.',
    ],
  }),
  de: ({ app, code, link }) => ({
    subject: `${app}: Ihr Code ist ${code}`,
    lines: [
      `Ihr Code: ${code}`,
      'Geben Sie ihn auf der Seite ein, auf der Sie sich registrieren, oder öffnen Sie diesen Link:',
      link,
      'Code und Link gelten einmal und 30 Minuten lang.',
      'Wenn Sie das nicht waren, ignorieren Sie diese E-Mail; ein unbestätigtes Konto wird gelöscht.',
    ],
  }),
};

const alreadyRegistered: Letters = {
  zh: ({ app, link }) => ({
    subject: `${app}：您已有账户`,
    lines: [
      '有人用此邮箱注册，但此邮箱已属于一个账户。',
      '如果是您本人，请直接登录；忘记密码或登录名时，请打开：',
      link,
      '如果不是您本人操作，无需做任何事。',
    ],
  }),
  en: ({ app, link }) => ({
    subject: `${app}: you have an account already`,
    lines: [
      'Somebody signed up with this e-mail address, which belongs to an account already.',
      'If it was you, just sign in; if you forgot your password or login name, open:',
      link,
      'If it was not you, there is nothing to do.',
    ],
  }),
  de: ({ app, link }) => ({
    subject: `${app}: Sie haben schon ein Konto`,
    lines: [
      'Jemand hat sich mit dieser E-Mail-Adresse registriert, die schon zu einem Konto gehört.',
      'Wenn Sie das waren, melden Sie sich einfach an; Passwort oder Anmeldename vergessen? Öffnen Sie:',
      link,
      'Wenn Sie das nicht waren, müssen Sie nichts tun.',
    ],
  }),
};

const reset: Letters = {
  zh: ({ app, loginName, link }) => ({
    subject: `${app}：设置新密码`,
    lines: [
      `您的登录名：${loginName}`,
      '打开此链接设置新密码：',
      link,
      '链接 30 分钟内有效，只能使用一次。',
      '如果不是您本人操作，请忽略本邮件；您的密码不变。',
    ],
  }),
  en: ({ app, loginName, link }) => ({
    subject: `${app}: choose a new password`,
    lines: [
      `Your login name: ${loginName}`,
      'Choose a new password by this link:',
      link,
      'It works once, within 30 minutes.',
      'If this was not you, ignore this mail; your password stays as it is.',
    ],
  }),
  de: ({ app, loginName, link }) => ({
    subject: `${app}: neues Passwort wählen`,
    lines: [
      `Ihr Anmeldename: ${loginName}`,
      'Mit diesem Link wählen Sie ein neues Passwort:',
      link,
      'Er gilt einmal und 30 Minuten lang.',
      'Wenn Sie das nicht waren, ignorieren Sie diese E-Mail; Ihr Passwort bleibt, wie es ist.',
    ],
  }),
};

const passwordChanged: Letters = {
  zh: ({ app, link }) => ({
    subject: `${app}：密码已更改`,
    lines: ['您的密码已更改，其他设备已退出登录。', '如果不是您本人操作，请立即设置新密码：', link],
  }),
  en: ({ app, link }) => ({
    subject: `${app}: your password was changed`,
    lines: [
      'Your password was changed and other devices were signed out.',
      'If this was not you, choose a new one at once:',
      link,
    ],
  }),
  de: ({ app, link }) => ({
    subject: `${app}: Ihr Passwort wurde geändert`,
    lines: [
      'Ihr Passwort wurde geändert, andere Geräte wurden abgemeldet.',
      'Wenn Sie das nicht waren, wählen Sie sofort ein neues:',
      link,
    ],
  }),
};

const letters = {
  'email-check': emailCheck,
  'already-registered': alreadyRegistered,
  reset,
  'password-changed': passwordChanged,
};

/** What each letter is for, and who gets it (privacy.md G3); a letter without a line here cannot be written. */
export const letterPurposes = {
  'email-check': { purpose: 'account-mail', recipient: 'the-person' },
  'already-registered': { purpose: 'account-mail', recipient: 'the-person' },
  reset: { purpose: 'account-mail', recipient: 'the-person' },
  'password-changed': { purpose: 'account-mail', recipient: 'the-person' },
} as const satisfies Readonly<Record<keyof typeof letters, ForPurpose>>;

/** A letter people get. */
export type LetterKind = keyof typeof letters;

/** Writes a letter as plain text. */
export function writeLetter(
  kind: LetterKind,
  language: Language,
  facts: LetterFacts,
): { subject: string; text: string } {
  if (!isReceivedBy(letterPurposes[kind])) throw new Error(`letter ${kind} is in no register (S4.2)`);
  const { subject, lines } = letters[kind][language](facts);
  return { subject, text: `${lines.join('\n\n')}\n\n-- \n${facts.operator}\n${facts.privacyEmail}\n` };
}
