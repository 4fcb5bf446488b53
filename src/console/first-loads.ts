import { build, type Plugin, type PluginOption, type Rolldown } from 'vite'

/** Pages that people open first, by the file that the server answers them with, and the modules that each shows. */
const firstLoads: Readonly<Record<string, readonly string[]>> = {
  'expert.html': ['/expert/expert-shell.tsx', '/expert/offers-page.tsx'],
  'board.html': ['/shell/office.tsx', '/board/board-page.tsx'],
}

/**
 * The modules of which something is in what an expert sees first, found by building that alone: a library's door names all of its
 * parts, so what is imported tells little about what is used.
 */
export async function modulesOfFirstLoad(plugins: PluginOption[]): Promise<ReadonlySet<string>> {
  const here = import.meta.dirname
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    root: here,
    plugins: [...plugins, nothingLater()],
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: ['/main.tsx', ...firstLoads['expert.html']!].map((module) => here + module),
        preserveEntrySignatures: 'strict',
      },
    },
  })
  const chunks = [output].flat().flatMap((one) => ('output' in one ? one.output : []))
  return new Set(
    chunks.flatMap((chunk) =>
      chunk.type === 'chunk'
        ? Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) =>
            renderedLength > 0 ? [id] : [],
          )
        : [],
    ),
  )
}

/** What is imported when it is asked for is no part of a first load. */
function nothingLater(): Plugin {
  return {
    name: 'nothing-later',
    enforce: 'pre',
    resolveId: (id, _, { kind }) => (kind === 'dynamic-import' ? { id, external: true } : null),
  }
}

/**
 * Writes a page beside index.html for each of these: it names at once all that would else be found out step by step, one round trip
 * after the other. What depends on the reader's language is named as data, for `before-paint.js` to choose from.
 */
export function firstLoadPages(): Plugin {
  return {
    name: 'first-load-pages',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const index = bundle['index.html']
      if (index?.type !== 'asset') throw new Error('there is no index.html to begin from')
      const html = String(index.source)
      const words = languagesOf(bundle)
      const told = html.replace(
        '<script src="/before-paint.js">',
        `<script type="application/json" id="words">${JSON.stringify(words)}</script>\n    $&`,
      )
      if (told === html) throw new Error('index.html does not load before-paint.js any more')
      index.source = told
      for (const [fileName, modules] of Object.entries(firstLoads))
        this.emitFile({ type: 'asset', fileName, source: withPreloads(told, bundle, modules) })
    },
  }
}

/** The page with a link to each file that these modules need, but for those that it names already. */
function withPreloads(html: string, bundle: Rolldown.OutputBundle, modules: readonly string[]): string {
  const files = new Set<string>()
  for (const module of modules) addFiles(bundle, chunkOf(bundle, module).fileName, files)
  const links = [...files]
    .filter((file) => !html.includes(`"/${file}"`))
    .map((file) =>
      file.endsWith('.css')
        ? `<link rel="stylesheet" crossorigin href="/${file}">`
        : `<link rel="modulepreload" crossorigin href="/${file}">`,
    )
  return html.replace('</head>', `${links.map((link) => `  ${link}\n  `).join('')}</head>`)
}

function addFiles(bundle: Rolldown.OutputBundle, fileName: string, files: Set<string>): void {
  const chunk = bundle[fileName]
  if (chunk?.type !== 'chunk' || files.has(fileName)) return
  files.add(fileName)
  for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css)
  for (const imported of chunk.imports) addFiles(bundle, imported, files)
}

function chunkOf(bundle: Rolldown.OutputBundle, module: string): Rolldown.OutputChunk {
  const found = Object.values(bundle).find(
    (one) => one.type === 'chunk' && (one.facadeModuleId?.endsWith(`/console${module}`) ?? false),
  )
  if (found?.type !== 'chunk') throw new Error(`${module} has no chunk of its own any more`)
  return found
}

/** The files of the words of every page, by language. */
function languagesOf(bundle: Rolldown.OutputBundle): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ['en', 'ar', 'fa', 'be'].map((language) => [
      language,
      `/${chunkOf(bundle, `/i18n/locales/${language}.json`).fileName}`,
    ]),
  )
}
