import { fail, ok, warn, type Finding } from './finding.ts'

const mend = 'Turn on time synchronisation on both machines, for example: timedatectl set-ntp true.'

export interface ClockReading {
  /** This machine's clock before and after the question, milliseconds. */
  readonly asked: number
  readonly answered: number
  /** The database's clock in between, milliseconds. */
  readonly database: number
}

/** How far the database's clock is ahead of ours, in milliseconds, by the quickest of several readings; off by half its round trip at most. */
export function clockOffset(readings: readonly ClockReading[]): number {
  const [quickest] = readings.toSorted((a, b) => a.answered - a.asked - (b.answered - b.asked))
  if (!quickest) throw new RangeError('a clock offset needs at least one reading')
  return Math.round(quickest.database - (quickest.asked + quickest.answered) / 2)
}

/** Timers go by the database's clock, so nothing fires wrongly; but people read countdowns on ours. */
export function checkClock(offset: number): Finding {
  const seconds = Math.abs(offset) / 1000
  if (seconds < 1) return ok('clock', `this machine and the database agree to ${Math.abs(offset)} ms`)
  const message = `the database's clock is ${seconds.toFixed(1)} s ${offset > 0 ? 'ahead of' : 'behind'} this machine's`
  return seconds < 30 ? warn('clock', message, mend) : fail('clock', message, mend)
}
