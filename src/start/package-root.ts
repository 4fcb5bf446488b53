import { existsSync } from 'node:fs'
import path from 'node:path'

/** Where the package lies, from wherever it was started: its built console and widget are found from there. */
export function packageRoot(from: string = import.meta.dirname): string {
  if (existsSync(path.join(from, 'package.json'))) return from
  const parent = path.dirname(from)
  if (parent === from) throw new Error('package.json is missing above the program')
  return packageRoot(parent)
}
