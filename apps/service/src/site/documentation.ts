import type { FastifyInstance } from 'fastify';
import { allRoutes, openApiDocument, type Route } from '#contract';

const policy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const style = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; }
section { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .75rem 0; }
h3 { margin: 0; font: 600 1rem ui-monospace, monospace; overflow-wrap: anywhere; }
p { margin: .25rem 0; }
small { opacity: .75; }
code { font-family: ui-monospace, monospace; }`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => entities[letter]!);

function sectionOf(route: Route): string {
  const problems = route.problems?.length ? ` Problems: <code>${escaped(route.problems.join(', '))}</code>.` : '';
  const audit = route.audit ? ` Audit entry: “${escaped(route.audit)}”.` : '';
  return `<section id="${route.id}"><h3>${route.method} ${escaped(route.path)}</h3>
<p>${escaped(route.summary)}</p>
<p><small><code>${route.id}</code> · ${route.audience} · may: ${route.may.join(', ')} · answers ${route.status}.${problems}${audit}</small></p></section>`;
}

function page(): string {
  const tags = [...new Set(allRoutes.map((route) => route.tag))];
  const groups = tags.map((tag) => {
    const sections = allRoutes.filter((route) => route.tag === tag).map(sectionOf);
    return `<h2>${escaped(tag)}</h2>\n${sections.join('\n')}`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Service Center: API</title><link rel="stylesheet" href="/docs/style.css"></head>
<body><h1>Service Center: API</h1>
<p>Every operation of the service region, from the same declarations that the server runs on. Shapes of bodies and
answers are in <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1). Errors are <code>application/problem+json</code>
(RFC 9457) with a <code>code</code>. Creations carry an id made by the client: the same id again answers 200.</p>
${groups.join('\n')}
</body></html>
`;
}

/** `/openapi.json` and a page that people can read. */
export function describeApi(app: FastifyInstance): void {
  const document = JSON.stringify(openApiDocument());
  const text = page();
  app.get('/openapi.json', (_request, reply) => reply.type('application/json').send(document));
  app.get('/docs/style.css', (_request, reply) => reply.type('text/css').send(style));
  for (const path of ['/docs', '/docs/'])
    app.get(path, (_request, reply) =>
      reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(text),
    );
}
