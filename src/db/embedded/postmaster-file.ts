import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import path from 'node:path'

/** What a server writes about itself into its data directory. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

export function postmasterFile(dataDir: string): string {
  return path.join(dataDir, 'postmaster.pid')
}

export function readPostmaster(dataDir: string): Postmaster | null {
  let lines: string[]
  try {
    lines = readFileSync(postmasterFile(dataDir), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new Error(`cannot read ${dataDir}: run as the user who owns that directory`, { cause: error })
  }
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/** After a crash the number may belong to any process, and PostgreSQL would refuse to start because of it. */
export function removeIfStale(dataDir: string, { pid }: Postmaster): boolean {
  if (servesDirectory(pid, dataDir)) return false
  rmSync(postmasterFile(dataDir), { force: true })
  return true
}

/** A postmaster works in its data directory and names it in its arguments. */
export function servesDirectory(pid: number, dataDir: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform === 'win32') return true
  if (process.platform !== 'linux') return argumentsByPs(pid).includes(dataDir)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir)
  } catch {
    return argumentsByProc(pid).includes(dataDir) // root in a container may not look into other users' processes
  }
}

function argumentsByProc(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function argumentsByPs(pid: number): string {
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
