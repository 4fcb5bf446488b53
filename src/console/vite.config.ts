import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import mantine from 'postcss-preset-mantine'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { firstLoadPages, modulesOfFirstLoad } from './first-loads.ts'
import { serverBuild } from './server-build.ts'
import { themeStyles } from './theme/theme-styles.ts'

/** Paths are relative to the repository's root, where npm runs its scripts. */
export default defineConfig(async ({ command }): Promise<UserConfig> => {
  const first = command === 'build' ? await modulesOfFirstLoad([react(), themeStyles()]) : new Set<string>()
  return {
    root: 'src/console',
    plugins: [react(), themeStyles(), firstLoadPages(), precompress(), serverBuild([react(), themeStyles()])],
    // The package's own types say nothing of what it returns.
    css: { postcss: { plugins: [(mantine as () => never)()] } },
    build: {
      outDir: '../../dist/console',
      emptyOutDir: true,
      target: 'es2022',
      reportCompressedSize: false,
      // What an expert sees first is one file, on purpose; its weight as sent is tested.
      chunkSizeWarningLimit: 600,
      sourcemap: true,
      rolldownOptions: {
        output: {
          // Files that need each other run in the order of the modules, not of the files.
          strictExecutionOrder: true,
          codeSplitting: {
            groups: [
              // One file, instead of forty that share six connections.
              {
                name: 'first',
                test: (id) => first.has(id),
                includeDependenciesRecursively: false,
                priority: 2,
              },
              {
                name: 'libraries',
                test: /node_modules/,
                includeDependenciesRecursively: false,
                entriesAware: true,
                entriesAwareMergeThreshold: 24_000,
                priority: 1,
              },
            ],
          },
          chunkFileNames: ({ name }) => `assets/${shortName(name)}-[hash].js`,
          assetFileNames: ({ names }) =>
            `assets/${shortName(names[0] ?? 'asset').replace(/\.[^.]+$/, '')}-[hash][extname]`,
        },
      },
    },
    server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
  }
})

/** Puts a `.br` and a `.gz` beside every text of the build, so that serving them costs nothing. */
function precompress(): Plugin {
  const shrinks = /\.(js|css|html|svg|webmanifest)$/
  const leastBytes = 1_000
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir = '.' }, bundle) {
      for (const name of Object.keys(bundle).filter((one) => shrinks.test(one))) {
        const file = join(dir, name)
        const bytes = await readFile(file)
        if (bytes.length < leastBytes) continue
        const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes), promisify(gzip)(bytes)])
        await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
      }
    },
  }
}

/** A group that is split by who needs it is named after all of them. */
function shortName(name: string): string {
  return name.split('~')[0] ?? name
}
