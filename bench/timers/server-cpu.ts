import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'

const TICKS_A_SECOND = 100

/** Processor time of all processes of the server, in seconds; NaN where it runs on another machine or system. */
export async function serverCpuSeconds(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  try {
    const postmaster = stat(rows[0]!.pid).parent
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    const its = all
      .flatMap((pid) => statOrNothing(Number(pid)))
      .filter(({ pid, parent }) => pid === postmaster || parent === postmaster)
    return its.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_A_SECOND
  } catch {
    return NaN
  }
}

interface Stat {
  readonly pid: number
  readonly parent: number
  readonly ticks: number
}

function stat(pid: number): Stat {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  return { pid, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }
}

function statOrNothing(pid: number): Stat[] {
  try {
    return [stat(pid)]
  } catch {
    return [] // it has ended in between
  }
}
