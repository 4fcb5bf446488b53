import { mkdirSync, realpathSync } from 'node:fs'
import path from 'node:path'

/** The one path of a data directory, whose parent is made: it names the lock and is looked for among a server's arguments. */
export function canonical(dataDir: string): string {
  const parent = path.dirname(path.resolve(dataDir))
  mkdirSync(parent, { recursive: true })
  return path.join(realpathSync(parent), path.basename(dataDir))
}
