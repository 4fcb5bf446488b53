import { setTimeout as sleep } from 'node:timers/promises'
import type { Millis } from '../domain/time/instant.ts'
import type { TimerHealth } from '../timers/start-timer-engine.ts'
import type { Log } from './log.ts'

export interface WellBeing {
  /** Where a GET every `every` milliseconds is expected; whoever listens there raises the alarm when it stays out. */
  readonly url: string
  readonly every: Millis
  readonly health: () => TimerHealth
  /** For how long the most overdue timer should have fired, by the database's clock; 0 when none is. */
  readonly overdue: () => Promise<Millis>
  readonly log: Pick<Log, 'warn'>
}

/** A clock that is so late is an alarm, whatever the reason. */
const LATE: Millis = 5_000
const PATIENCE: Millis = 10_000

/**
 * A dead man's ping: as long as clocks run on time somebody outside hears of it. It is withheld when they run late, when the
 * database does not answer, and of course when this process is no more.
 */
export function tellAllIsWell({ url, every, health, overdue, log }: WellBeing): { stop(): Promise<void> } {
  const ending = new AbortController()
  const whyNot = async (): Promise<string | null> => {
    const { ready, problem } = health()
    if (!ready) return problem ?? 'the timers have not started'
    const late = await overdue()
    return late > LATE ? `a timer is ${Math.round(late / 1_000)} s overdue` : null
  }
  const tell = async (): Promise<void> => {
    const reason = await whyNot()
    if (reason !== null) {
      log.warn({ reason }, 'clocks do not run on time: the sign that all is well is withheld')
      return
    }
    const answer = await fetch(url, {
      signal: AbortSignal.any([ending.signal, AbortSignal.timeout(PATIENCE)]),
    })
    await answer.body?.cancel()
    if (!answer.ok) log.warn({ status: answer.status }, 'the sign that all is well was not taken')
  }
  const telling = (async () => {
    while (!ending.signal.aborted) {
      await tell().catch((error: unknown) => {
        if (!ending.signal.aborted) log.warn({ err: error }, 'the sign that all is well could not be given')
      })
      await sleep(every, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  })()
  return {
    stop() {
      ending.abort()
      return telling
    },
  }
}
