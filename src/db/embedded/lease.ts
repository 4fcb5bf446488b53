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
  return names(dataDir).some(isHeld)
}

export function forgetDeadLeases(dataDir: string): void {
  for (const name of names(dataDir)) {
    if (!isHeld(name)) rmSync(path.join(leaseDirectory(dataDir), name), { force: true })
  }
}

function isHeld(name: string): boolean {
  return isAlive(Number.parseInt(name, 10))
}

function names(dataDir: string): string[] {
  try {
    return readdirSync(leaseDirectory(dataDir))
  } catch {
    return []
  }
}
