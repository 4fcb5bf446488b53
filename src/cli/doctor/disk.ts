import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { fail, ok, warn, type Finding } from './finding.ts'

const GIGABYTE = 1_000_000_000

/** Below the first PostgreSQL may stop within hours, below the second it is time to act. */
const limits = { fail: 0.5 * GIGABYTE, warn: 5 * GIGABYTE }

/** Whether the data directory can be written, and how much room is left there. */
export function checkDisk(dataDir: string, freeBytes: (directory: string) => number = freeBytesAt): Finding {
  const directory = nearestExisting(path.resolve(dataDir))
  try {
    accessSync(directory, constants.W_OK)
  } catch {
    return fail(
      'disk',
      `${directory} cannot be written`,
      `Give this user the directory (chown), or set SUNDIAL_DATA_DIR to another.`,
    )
  }
  const free = freeBytes(directory)
  const message = `${(free / GIGABYTE).toFixed(1)} GB free in ${directory}`
  const mend = 'Free some space, or set SUNDIAL_DATA_DIR to a larger disk.'
  if (free < limits.fail) return fail('disk', message, mend)
  return free < limits.warn ? warn('disk', message, mend) : ok('disk', message)
}

function nearestExisting(directory: string): string {
  return existsSync(directory) ? directory : nearestExisting(path.dirname(directory))
}

function freeBytesAt(directory: string): number {
  const { bavail, bsize } = statfsSync(directory)
  return bavail * bsize
}
