import type pg from 'pg'
import type { Instant, Millis } from '../domain/time/instant.ts'
import type { Claim } from './claim.ts'
import { BATCH } from './claim-session.ts'
import { Claimer } from './claimer.ts'
import { Horizon } from './horizon.ts'
import { keepGoing } from './keep-going.ts'

export interface TimerEngineOptions {
  /** Says where the database is; the engine opens two connections of its own. */
  readonly pool: pg.Pool
  /** The instant to go by instead of the database's clock; null in production. */
  readonly now?: () => Instant | null
  /** Hears of every claim that has fired something, once it is committed. */
  readonly onBatch?: (claim: Claim) => void
  readonly log: { warn(detail: object, message: string): void }
  /** Milliseconds of a clock that never jumps. */
  readonly monotonic?: () => number
  /** How often everything is looked through, whatever the horizon; 1,000 unless a test wants otherwise. Milliseconds. */
  readonly sweepEvery?: Millis
  /** The claim, where a test wants a broken one. */
  readonly statement?: string
}

export interface TimerHealth {
  readonly ready: boolean
  /** What failed last, if it has not worked since. */
  readonly problem: string | null
  /** Since the last claim and the last sweep that worked. Milliseconds; null before the first. */
  readonly sinceClaim: Millis | null
  readonly sinceSweep: Millis | null
}

export interface TimerEngine {
  /** A timer was armed for that instant and its transaction is committed. Cheap: call it for every one. */
  wake(at: Instant): void
  /** Resolves when nothing is due that nobody else holds. */
  idle(): Promise<void>
  health(): TimerHealth
  stop(): Promise<void>
}

/** A sweep may take up a tenth of one connection's time, however many dead rows it has to pass. */
const SWEEP_SHARE = 10
const UNHEARD_OF_MS = 15_000

/** The longest sleep of the near loop: timers that other processes have armed are seen then. */
const LOOK_AHEAD: Millis = 1_000
/** The same while the sweep comes by as often, and wakes it for what it has seen. */
const LOOK_AHEAD_OF_SWEEPS: Millis = 3_000

/**
 * Fires timers when they are due. Any number of engines share a database without a leader: the row lock decides who
 * fires, the database's clock decides what is due. One loop sleeps until the next due time and claims from its horizon
 * on; a second one sweeps the whole index for what was left behind it.
 */
export function startTimerEngine(options: TimerEngineOptions): TimerEngine {
  const {
    pool,
    log,
    onBatch,
    now = () => null,
    monotonic = () => performance.now(),
    sweepEvery = 1_000,
  } = options
  const horizon = new Horizon()
  const worked = { claim: null as number | null, sweep: null as number | null }
  const problems = { claim: null as string | null, sweep: null as string | null }

  const claimer = (): Claimer =>
    new Claimer({
      config: pool.options,
      now,
      statement: options.statement,
      onClaim: (claim) => {
        if (claim.recorded > 0) onBatch?.(claim)
      },
    })
  const near = claimer()
  const far = claimer()
  let unswept: Instant | null = null
  let untilSweep: Millis = Infinity

  const claim = async (): Promise<Millis> => {
    const sentAt = monotonic()
    const claimed = await near.claim(horizon.floor())
    horizon.learn(claimed, sentAt)
    worked.claim = monotonic()
    problems.claim = null
    if (claimed.found < BATCH) return horizon.pause(monotonic(), lookAhead())
    sweeping.wake()
    return 0
  }
  const lookAhead = (): Millis =>
    problems.sweep === null && untilSweep <= LOOK_AHEAD ? LOOK_AHEAD_OF_SWEEPS : LOOK_AHEAD
  const sweep = async (): Promise<Millis> => {
    const sentAt = monotonic()
    const swept = await far.claim(unswept)
    unswept = swept.found < BATCH ? null : swept.next
    worked.sweep = monotonic()
    problems.sweep = null
    if (swept.next !== null && swept.next > swept.now) wake(swept.next)
    untilSweep = unswept === null ? Math.max(sweepEvery, SWEEP_SHARE * (monotonic() - sentAt)) : 0
    return untilSweep
  }
  const failed =
    (loop: keyof typeof problems) =>
    (error: unknown): void => {
      problems[loop] = error instanceof Error ? error.message : String(error)
      log.warn({ err: error, loop }, 'timers could not be claimed; trying again')
    }
  const claiming = keepGoing(claim, failed('claim'))
  const sweeping = keepGoing(sweep, failed('sweep'))

  function wake(at: Instant): void {
    if (horizon.wake(at)) claiming.wake()
  }

  return {
    wake,
    async idle() {
      await Promise.all([near.drain(), far.drain()])
    },
    health() {
      const since = (at: number | null): Millis | null => (at === null ? null : monotonic() - at)
      const problem = problems.claim ?? problems.sweep
      const [sinceClaim, sinceSweep] = [since(worked.claim), since(worked.sweep)]
      const heard = sinceClaim !== null && sinceClaim < UNHEARD_OF_MS && sinceSweep !== null
      return { ready: problem === null && heard, problem, sinceClaim, sinceSweep }
    },
    async stop() {
      await Promise.all([claiming.stop(), sweeping.stop()])
      await Promise.all([near.close(), far.close()])
    },
  }
}
