import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Whether node_modules holds what the lock file asks for, whoever put it there. npm writes its own record last. */
export function isInstalled(root) {
  const wanted = read(path.join(root, 'package-lock.json'))
  const found = read(path.join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !found) return false
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true
    return found[place]
      ? found[place].version === entry.version
      : entry.optional === true && !isForThisMachine(entry)
  })
}

/** Programs for one system only; the folder may have been copied here from another. */
function isForThisMachine({ os, cpu, libc }) {
  return !libc && (os?.includes(process.platform) ?? false) && (cpu?.includes(process.arch) ?? false)
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}
