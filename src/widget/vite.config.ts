import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

/** Paths are relative to the repository's root, where npm runs its scripts. */
export default defineConfig({
  root: 'src/widget',
  plugins: [demoPage(), compressedSize()],
  build: {
    outDir: '../../dist/widget',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    lib: { entry: 'widget.ts', formats: ['iife'], name: 'SundialChat', fileName: () => 'widget.js' },
  },
})

/** The page on which the widget is shown stands beside it. */
function demoPage(): Plugin {
  return {
    name: 'demo-page',
    generateBundle() {
      const source = readFileSync('src/widget/demo.html', 'utf8')
      this.emitFile({ type: 'asset', fileName: 'demo.html', source })
    },
  }
}

/** What a visitor's browser fetches. */
function compressedSize(): Plugin {
  return {
    name: 'compressed-size',
    writeBundle(_options, bundle) {
      const [widget] = Object.values(bundle).filter((file) => file.type === 'chunk')
      if (!widget) return
      const code = Buffer.from(widget.code)
      const [gzip, brotli] = [gzipSync(code).length, brotliCompressSync(code).length]
      console.log(`widget.js: ${code.length} bytes, ${gzip} by gzip, ${brotli} by brotli`)
    },
  }
}
