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

const entryOf = (bundle: Bundle): Chunk => {
  const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry);
  if (!entry) throw new Error('the build has no entry');
  return entry as Chunk;
};

/** What the first script has to know of the build. */
interface Files {
  /** The app itself; what it imports is fetched beside it. */
  readonly entry: string;
  readonly everywhere: readonly string[];
  /** What each page needs beyond that, styles first. */
  readonly ofPage: Readonly<Record<string, readonly string[]>>;
}

function filesIn(bundle: Bundle): Files {
  const entry = entryOf(bundle).fileName;
  const everywhere = withImports(bundle, entry);
  const filesOf = (modules: readonly string[]) => {
    const chunks = new Set(modules.flatMap((module) => [...withImports(bundle, fileWith(bundle, module))]));
    const own = [...chunks].filter((name) => !everywhere.has(name));
    const styles = own.flatMap((name) => [...(chunkOf(bundle, name).viteMetadata?.importedCss ?? [])]);
    return [...new Set([...styles, ...own])].map((name) => `/${name}`);
  };
  return {
    entry: `/${entry}`,
    everywhere: [...everywhere].filter((name) => name !== entry).map((name) => `/${name}`),
    ofPage: Object.fromEntries(Object.entries(opens).map(([page, modules]) => [page, filesOf(modules)])),
  };
}

async function script(files: Files, base: InlineConfig): Promise<string> {
  const built = await build({
    ...base,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { files: JSON.stringify(files) },
    build: {
      ...base.build,
      write: false,
      lib: { entry: here('../src/early/main.ts'), formats: ['iife'], name: 'early' },
    },
  });
  const [output] = [built].flat() as Rolldown.RolldownOutput[];
  return output?.output[0].code.trim() ?? '';
}

/** The styles that every page has leave the bundle: they stand in the document. */
function takeStyles(bundle: Bundle): string {
  const { importedCss } = entryOf(bundle).viteMetadata ?? { importedCss: new Set<string>() };
  const styles = [...importedCss].map((name) => {
    const file = bundle[name];
    delete bundle[name];
    return file?.type === 'asset' ? String(file.source).trim() : '';
  });
  importedCss.clear();
  return styles.join('');
}

function standsIn(element: 'script' | 'style', content: string): string {
  if (content.includes('</')) throw new Error(`the document's own ${element} would end its element itself`);
  return `    <${element}>${content}</${element}>\n`;
}

// Whatever names a file of the app: the first script asks for it when its turn comes.
const namesFile = /^\s*<(script|link)[^>]*\/assets\/.*\n/gm;

/** Puts the page's first script (`src/early`) and the styles of every page into its document, in place of their names. */
export function earlyScript(base: InlineConfig): Plugin {
  let styles = '';
  return {
    name: 'early-script',
    apply: 'build',
    // Before Vite's own step, which would make every later file name them.
    enforce: 'pre',
    generateBundle(_options, bundle) {
      styles = takeStyles(bundle);
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        if (!bundle) return html;
        const own = standsIn('script', await script(filesIn(bundle), base)) + standsIn('style', styles);
        const [before, after] = html.replace(namesFile, '').split(/^(?=\s*<\/head>)/m) as [string, string];
        return before + own + after;
      },
    },
  };
}
