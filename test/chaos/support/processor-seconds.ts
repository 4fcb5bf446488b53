import { readFileSync } from 'node:fs'

const TICKS_A_SECOND = 100

/** What a process has used of a processor so far, its threads included. Seconds. */
export function processorSeconds(pid: number): number {
  const [, after] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = after!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
}
