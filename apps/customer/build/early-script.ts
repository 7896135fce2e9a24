import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import type { PageName } from '../src/early/wanted.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const member = ['shell/Shell.tsx', 'offline/person.ts', 'home/HomePage.tsx', 'cases/CasesPage.tsx'];

/** The modules that open with each page. */
const opens: Readonly<Record<PageName, readonly string[]>> = {
  visit: ['first-visit/FirstVisit.tsx'],
  'sign-in': ['sign-in/SignInPage.tsx'],
  member,
  writing: [...member, 'cases/CasePage.tsx', 'cases/opening/OpenCasePage.tsx', 'scan-page/ArrivalPage.tsx'],
};

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } };

const chunkOf = (bundle: Bundle, name: string): Chunk => {
  const found = bundle[name];
  if (found?.type !== 'chunk') throw new Error(`the build has no file ${name}`);
  return found;
};

function withImports(bundle: Bundle, name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const imported of chunkOf(bundle, name).imports) withImports(bundle, imported, found);
  return found;
}

function fileWith(bundle: Bundle, module: string): string {
  const id = here(`../src/${module}`);
  const found = Object.values(bundle).find((file) => file.type === 'chunk' && file.moduleIds.includes(id));
  if (!found) throw new Error(`no file of the build has ${module}`);
  return found.fileName;
}

/** The files of each page that the document does not name already. */
export function filesOfPages(bundle: Bundle): Record<string, string[]> {
  const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry);
  if (!entry) throw new Error('the build has no entry');
  const everywhere = withImports(bundle, entry.fileName);
  const filesOf = (modules: readonly string[]) => {
    const chunks = new Set(modules.flatMap((module) => [...withImports(bundle, fileWith(bundle, module))]));
    const own = [...chunks].filter((name) => !everywhere.has(name));
    const styles = own.flatMap((name) => [...(chunkOf(bundle, name).viteMetadata?.importedCss ?? [])]);
    return [...new Set([...styles, ...own])].map((name) => `/${name}`);
  };
  return Object.fromEntries(Object.entries(opens).map(([page, modules]) => [page, filesOf(modules)]));
}

async function script(filesOf: Record<string, string[]>, base: InlineConfig): Promise<string> {
  const built = await build({
    ...base,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { filesOf: JSON.stringify(filesOf) },
    build: {
      ...base.build,
      write: false,
      lib: { entry: here('../src/early/main.ts'), formats: ['iife'], name: 'early' },
    },
  });
  const [output] = [built].flat() as Rolldown.RolldownOutput[];
  const code = output?.output[0].code.trim() ?? '';
  if (code.includes('</')) throw new Error('the first script would end its own element');
  return code;
}

/** Puts the page's first script (`src/early`) into its document, with what the build knows of the app's files. */
export const earlyScript = (base: InlineConfig): Plugin => ({
  name: 'early-script',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    async handler(html, { bundle }) {
      if (!bundle) return html;
      const code = await script(filesOfPages(bundle), base);
      return html.replace('</title>', `</title>\n    <script>${code.replaceAll('$', '$$$$')}</script>`);
    },
  },
});
