import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive } from './postmaster-file.ts'

/** A file named after a process that uses the server; it counts as long as the process lives. */
export type Lease = string

let taken = 0

function leaseDirectory(dataDir: string): string {
  return `${dataDir}.users`
}

export function takeLease(dataDir: string): Lease {
  mkdirSync(leaseDirectory(dataDir), { recursive: true })
  const lease = path.join(leaseDirectory(dataDir), `${process.pid}-${taken++}`)
  writeFileSync(lease, '')
  return lease
}

export function releaseLease(lease: Lease): void {
  rmSync(lease, { force: true })
}

export function isLeased(dataDir: string): boolean {
  return names(dataDir).some((name) => isAlive(Number.parseInt(name, 10)))
}

/** While no server runs nobody can be using it: what is left here outlived its process, perhaps a reboot. */
export function forgetLeases(dataDir: string, except: Lease): void {
  for (const name of names(dataDir)) {
    const lease = path.join(leaseDirectory(dataDir), name)
    if (lease !== except) rmSync(lease, { force: true })
  }
}

function names(dataDir: string): string[] {
  try {
    return readdirSync(leaseDirectory(dataDir))
  } catch {
    return []
  }
}
