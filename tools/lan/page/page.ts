import { type Language, languages } from '#contract/route';
import { escapeHtml } from '../../start/children/mail-page.ts';
import { texts } from './texts.ts';

/** What the page is made of. */
export interface PageFacts {
  readonly language: Language;
  /** Platform whose steps stand open. */
  readonly platform: Platform | null;
  readonly fingerprint: string;
  readonly homeUrl: string;
  /** Picture of the page's own address as a code, for those who read this on a desk. */
  readonly code: string;
}

const platforms = ['iphone', 'android', 'harmony', 'windows'] as const;

/** A platform that the page explains. */
export type Platform = (typeof platforms)[number];

/** The platform of a browser; HarmonyOS calls itself Android as well. */
export function platformOf(userAgent = ''): Platform | null {
  if (/HarmonyOS|OpenHarmony/i.test(userAgent)) return 'harmony';
  if (/iPhone|iPad/.test(userAgent)) return 'iphone';
  if (/Android/.test(userAgent)) return 'android';
  return /Windows/.test(userAgent) ? 'windows' : null;
}

/** The language asked for, else the first of the browser's that we speak, else English. */
export function languageFor(asked: string | null, accepted = ''): Language {
  const wishes = [asked ?? '', ...accepted.split(',').map((each) => each.trim().slice(0, 2).toLowerCase())];
  return wishes.map((wish) => languages.find((language) => language === wish)).find(Boolean) ?? 'en';
}

export const style = `:root{color-scheme:light dark;--line:#c3ccd5;--soft:#eef2f5;--ink:#1c2530;--quiet:#4d5965;--act:#0b5cad;--on:#fff}
@media (prefers-color-scheme:dark){:root{--line:#44505c;--soft:#232c35;--ink:#e8edf2;--quiet:#aab5c0;--act:#6db1f2;--on:#0d151d}}
*{box-sizing:border-box}body{font:17px/1.5 system-ui,sans-serif;color:var(--ink);max-width:42rem;margin:0 auto;padding:1rem 1rem 3rem}
nav{display:flex;justify-content:flex-end;gap:.25rem}nav a{padding:.75rem .6rem;color:inherit}nav [aria-current]{font-weight:700;text-decoration:none}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.15rem;margin:2rem 0 .5rem;display:flex;gap:.6rem;align-items:center}
h2 b{flex:none;width:1.9rem;height:1.9rem;border-radius:50%;background:var(--act);color:var(--on);display:grid;place-items:center;font-size:1rem}
p{margin:.5rem 0}.quiet{color:var(--quiet);font-size:.95rem}
.go{display:block;text-align:center;background:var(--act);color:var(--on);border-radius:.5rem;padding:.85rem 1rem;margin:.6rem 0;text-decoration:none;font-weight:600;overflow-wrap:anywhere}
.go.second{background:none;color:var(--act);box-shadow:inset 0 0 0 2px}
code{display:block;font:16px/1.7 ui-monospace,monospace;background:var(--soft);border-radius:.5rem;padding:.75rem;white-space:pre-wrap}
details{border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0}summary{padding:.8rem 1rem;font-weight:600;cursor:pointer}
details ol{margin:0;padding:0 1rem 1rem 2.4rem}li{margin:.6rem 0}
.path{display:grid;gap:2px;margin:.3rem 0 0;padding:0;list-style:none;border-radius:.6rem;overflow:hidden;border:1px solid var(--line)}
.path span{display:flex;justify-content:space-between;gap:1rem;background:var(--soft);padding:.5rem .75rem;overflow-wrap:anywhere}.path span::after{content:"›";color:var(--quiet)}
.path span:last-child{font-weight:600}.path span:last-child::after{content:"✓"}
.code{display:flex;gap:1rem;align-items:center;flex-wrap:wrap}.code svg{width:9rem;height:9rem;border-radius:.5rem}`;

/** A step: a sentence, or a way through the menus drawn as the rows one taps. */
function stepOf(step: string): string {
  if (!step.includes(' › ')) return `<li>${escapeHtml(step)}</li>`;
  const rows = step.split(' › ').map((row) => `<span>${escapeHtml(row)}</span>`);
  return `<li><div class="path">${rows.join('')}</div></li>`;
}

function helpFor(platform: Platform, facts: PageFacts): string {
  const say = texts[facts.language];
  const open = platform === facts.platform ? ' open' : '';
  const steps = say.steps[platform].map(stepOf);
  return `<details${open}><summary>${escapeHtml(say[platform])}</summary><ol>${steps.join('')}</ol></details>`;
}

/** Eight bytes a line: two people can read it to each other. */
const inLines = (fingerprint: string): string => fingerprint.replace(/((?:[0-9A-F]{2}:){8})(?=.)/g, '$1\n');

const names: Readonly<Record<Language, string>> = { zh: '中文', en: 'English', de: 'Deutsch' };

/** The page that hands out the certificate. */
export function authorityPage(facts: PageFacts): string {
  const { language, platform, fingerprint, homeUrl, code } = facts;
  const say = texts[language];
  const isPhone = platform !== null && platform !== 'windows';
  const files = [
    { href: '/service-center.crt', text: say.file },
    { href: '/service-center.mobileconfig', text: say.profile },
  ];
  const ordered = platform === 'iphone' ? files.reverse() : files;
  const links = ordered.map(
    ({ href, text }, index) => `<a class="go${index > 0 ? ' second' : ''}" href="${href}">${escapeHtml(text)}</a>`,
  );
  const switcher = languages.map(
    (each) =>
      `<a href="/?lang=${each}" lang="${each}"${each === language ? ' aria-current="true"' : ''}>${names[each]}</a>`,
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(say.title)}</title><style>${style}</style></head>
<body><nav>${switcher.join('')}</nav>
<h1>${escapeHtml(say.title)}</h1>
<p>${escapeHtml(say.why)}</p>
${isPhone ? '' : `<div class="code">${code}<p>${escapeHtml(say.scan)}</p></div>`}
<h2><b>1</b>${escapeHtml(say.compare)}</h2>
<p>${escapeHtml(say.compareHow)}</p>
<code>${inLines(fingerprint)}</code>
<h2><b>2</b>${escapeHtml(say.install)}</h2>
${links.join('\n')}
${platforms.map((each) => helpFor(each, facts)).join('\n')}
<p class="quiet">${escapeHtml(say.differs)}</p>
<h2><b>3</b>${escapeHtml(say.open)}</h2>
<p>${escapeHtml(say.openHow)}</p>
<a class="go" href="${escapeHtml(homeUrl)}">${escapeHtml(homeUrl)}</a>
<p class="quiet">${escapeHtml(say.scope)}</p>
</body></html>`;
}
