import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin, type PluginOption } from 'vite'
import { styleRules } from './style-rules.ts'

/**
 * Builds beside the browser's files (`dist/console`) one for the server (`dist/console-server/draw.js`), with which it draws the first
 * view. It takes all packages along, so that the server needs none of them installed.
 */
export function serverBuild(plugins: PluginOption[]): Plugin {
  return {
    name: 'server-build',
    apply: 'build',
    async writeBundle({ dir = '.' }) {
      await build({
        configFile: false,
        logLevel: 'warn',
        root: import.meta.dirname,
        plugins: [...plugins, firstRules(dir)],
        ssr: { noExternal: true },
        build: {
          ssr: `${import.meta.dirname}/first-view/draw.tsx`,
          outDir: `${dir}-server`,
          emptyOutDir: true,
          target: 'node20',
          copyPublicDir: false,
        },
        define: { 'process.env.NODE_ENV': '"production"' },
      })
    },
  }
}

const name = 'virtual:first-rules'

/** Offers what the style sheets say that the built page of an expert names: see first-view/styles-of.ts. */
function firstRules(directory: string): Plugin {
  return {
    name: 'first-rules',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null
      const page = await readFile(join(directory, 'expert.html'), 'utf8')
      const files = [...page.matchAll(/<link rel="stylesheet"[^>]* href="(\/[^"]+)">/g)].map(
        ([, file]) => file!,
      )
      const sheets = await Promise.all(files.map((file) => readFile(join(directory, file), 'utf8')))
      return `export default ${JSON.stringify(sheets.flatMap(styleRules))}`
    },
  }
}
