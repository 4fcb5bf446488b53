import react from '@vitejs/plugin-react'
import mantine from 'postcss-preset-mantine'
import { defineConfig } from 'vite'
import { precompress } from './precompress.ts'

/** Paths are relative to the repository's root, where npm runs its scripts. */
export default defineConfig({
  root: 'src/console',
  plugins: [react(), precompress()],
  // The package's own types say nothing of what it returns.
  css: { postcss: { plugins: [(mantine as () => never)()] } },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    sourcemap: true,
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
})
