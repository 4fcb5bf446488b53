import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

/** The built server of a release, so that its nodes can run beside those of this one. */
const FILE = 'server.json.br'
/** What a node needs of a package: not what browsers load. */
const parts =
  /^(package\.json|bin\/lock\.mjs|(src\/(?!console\/|widget\/)|tasks\/|migrations\/).+(?<!\.map))$/

const root = path.join(import.meta.dirname, '..', '..')
/** Below our own modules, so that the release finds its libraries there. */
const cache = path.join(root, 'node_modules', '.cache', 'sundial-releases')

/** Writes what `npm run build:server` has built in this checkout. Paths are kept as in the package's `dist`. */
export function packRelease(folder: string): void {
  const dist = path.join(root, 'dist')
  const built = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .map((name) => [name, path.join(dist, name)] as const)
  const beside = ['package.json', 'bin/lock.mjs'].map((name) => [name, path.join(root, name)] as const)
  const files = [...beside, ...built]
    .filter(([name]) => parts.test(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, file]) => [name, readFileSync(file, 'utf8')] as const)
  const text = JSON.stringify(Object.fromEntries(files))
  const best = {
    params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  }
  writeFileSync(path.join(folder, FILE), brotliCompressSync(text, best))
}

/** The directory of its package; unpacked there unless it is already. */
export function unpackRelease(folder: string): string {
  const packed = readFileSync(path.join(folder, FILE))
  const digest = createHash('sha256').update(packed).digest('hex').slice(0, 12)
  const target = path.join(cache, `${path.basename(folder)}-${digest}`)
  if (existsSync(target)) return target
  const files = JSON.parse(brotliDecompressSync(packed).toString()) as Record<string, string>
  const unpacking = `${target}.${process.pid}`
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(unpacking, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  try {
    renameSync(unpacking, target)
  } catch (error) {
    if (!existsSync(target)) throw error
    rmSync(unpacking, { recursive: true }) // somebody else was faster
  }
  return target
}
