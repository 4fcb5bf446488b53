import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** For each part: where its sources lie, what of it does not count, and a file without which it is not built. */
const parts = {
  server: {
    sources: ['src', 'tasks', 'migrations', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    except: /^src\/(console|widget)\//,
    product: 'dist/src/main.js',
  },
  console: {
    sources: ['src', 'package-lock.json'],
    except: /^src\/(widget|workflows|timers|db|channels|notify|cli)\//,
    product: 'dist/console/index.html',
  },
  widget: {
    sources: ['src', 'package-lock.json'],
    except: /^src\/(console|workflows|timers|db|channels|notify|cli)\//,
    product: 'dist/widget',
  },
}

/** Builds the part with `work` unless it was built from exactly the sources that are here. */
export async function buildOnce(root, part, work) {
  const wanted = hash(root, part)
  const stamp = path.join(root, 'dist', '.stamps', part)
  const product = path.join(root, parts[part].product)
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!existsSync(product)) rmSync(path.join(root, 'dist', '.tsbuildinfo'), { force: true }) // or tsc believes its output is there
  await work()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function hash(root, part) {
  const { sources, except } = parts[part]
  const digest = createHash('sha256')
  for (const file of sources.flatMap((source) => files(root, source)).filter((file) => !except.test(file))) {
    digest.update(`${file}\0`).update(readFileSync(path.join(root, file)))
  }
  return digest.digest('hex')
}

/** Relative paths with forward slashes, sorted. */
function files(root, source) {
  const found = statSync(path.join(root, source), { throwIfNoEntry: false })
  if (!found) return []
  if (found.isFile()) return [source]
  const entries = readdirSync(path.join(root, source), { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}
