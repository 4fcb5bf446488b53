import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const shrinks = /\.(js|css|html|svg|webmanifest)$/
const leastBytes = 1_000

/** Puts a `.br` and a `.gz` beside every text of the build, so that serving them costs nothing. */
export function precompress(): Plugin {
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
