/** A mail as the demo mail box keeps it. */
export interface KeptMail {
  id: string;
  receivedAt: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that cannot be read as markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign]!);
}

/** Text as markup, its web addresses as links. */
export function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part),
    )
    .join('');
}

/** The page of the mail box, newest mail first. */
export function mailPage(mails: readonly KeptMail[]): string {
  const items = mails.map(
    (mail) => `<article id="${escapeHtml(mail.id)}">
<h2>${escapeHtml(mail.subject)}</h2>
<p class="meta">${escapeHtml(mail.receivedAt)} · ${escapeHtml(mail.from)} → ${escapeHtml(mail.to.join(', '))}</p>
<pre>${withLinks(mail.text)}</pre>
</article>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5"><title>Demo mail box (${mails.length})</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2530}
article{border-top:1px solid #d5dbe1;padding:1rem 0}h2{font-size:1.1rem;margin:0}.meta{color:#56616c;margin:.2rem 0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}</style></head>
<body><h1>Demo mail box</h1><p>Every mail of this demo arrives here and goes nowhere else.</p>
${items.join('\n') || '<p>No mail yet.</p>'}
</body></html>`;
}
