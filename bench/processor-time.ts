import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'

const TICKS_A_SECOND = 100

/** What a process has used of a processor so far, its threads included, in seconds. Linux; throws where there is no such process. */
export function processorSeconds(pid: number): number {
  return stat(pid).ticks / TICKS_A_SECOND
}

/** Processor time of all processes of the server, in seconds; NaN where it runs on another machine or system. */
export async function serverCpuSeconds(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  try {
    const postmaster = stat(rows[0]!.pid).parent
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    const its = all
      .flatMap((pid) => statOrNothing(Number(pid)))
      .filter(({ pid, parent }) => pid === postmaster || parent === postmaster)
    const ended = its.find(({ pid }) => pid === postmaster)?.endedChildren ?? 0
    return (its.reduce((sum, { ticks }) => sum + ticks, 0) + ended) / TICKS_A_SECOND
  } catch {
    return NaN
  }
}

interface Stat {
  readonly pid: number
  readonly parent: number
  readonly ticks: number
  /** Of processes that it had begun and that are no more, such as those that clean tables. */
  readonly endedChildren: number
}

function stat(pid: number): Stat {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number)
  return { pid, parent: Number(fields[1]), ticks: user! + system!, endedChildren: endedUser! + endedSystem! }
}

function statOrNothing(pid: number): Stat[] {
  try {
    return [stat(pid)]
  } catch {
    return [] // it has ended in between
  }
}
