import type { Instant } from '../domain/time/instant.ts'
import type { Timer } from '../domain/timer/timer.ts'
import type { Execute } from './execute.ts'
import { retargetTimers } from './retarget-timers.ts'
import type { Schedule } from './schedule-timers.ts'
import { timerColumns, timerOf, type TimerRow } from './timer-row.ts'

/** Clocks changed in one commit: firing waits for no more than that. */
const BATCH = 1_000
/** How often one that moves on between reading and writing is read again. */
const ATTEMPTS = 5

export type NewCourse = Omit<Schedule, 'brandId' | 'conversationId' | 'id' | 'version'>

export interface Retargeting {
  readonly brandId: string
  /** Only clocks that run by these policies; all of the brand's unless given. */
  readonly policyIds?: readonly string[]
  /** The new course of a clock, or null where nothing changes for it. Pure: it may be asked twice. */
  readonly decide: (clock: Timer) => NewCourse | null
}

export interface Retargeted {
  readonly seen: number
  readonly changed: number
  /** The nearest new instant, for `wake`. */
  readonly nearest: Instant | null
}

const page = `
  select ${timerColumns} from timer t
  where t.brand_id = $1 and (t.conversation_id, t.id) > ($2::uuid, $3::uuid) and t.kind = 'clock'
    and ($4::uuid[] is null or t.policy_id = any ($4))
  order by t.conversation_id, t.id limit ${BATCH}`

const again = `
  select ${timerColumns} from timer t join unnest($2::uuid[], $3::uuid[]) as k(conversation_id, id)
    using (conversation_id, id)
  where t.brand_id = $1`

const NIL = '00000000-0000-0000-0000-000000000000'

/**
 * Gives every open clock of a brand its new course, a thousand a commit, while firing goes on: a holiday was added, a
 * policy was published for what is running. `execute` must not stand in one transaction for all.
 */
export async function retargetAll(execute: Execute, retargeting: Retargeting): Promise<Retargeted> {
  const { brandId, policyIds = null } = retargeting
  let total: Retargeted = { seen: 0, changed: 0, nearest: null }
  for (let last = { conversationId: NIL, id: NIL }; ;) {
    const clocks = await read(execute, page, [brandId, last.conversationId, last.id, policyIds])
    if (clocks.length === 0) return total
    last = clocks.at(-1)!
    total = add(total, clocks.length, await change(execute, retargeting, clocks, ATTEMPTS))
  }
}

async function change(
  execute: Execute,
  retargeting: Retargeting,
  clocks: readonly Timer[],
  attempts: number,
): Promise<readonly Schedule[]> {
  const { brandId, decide } = retargeting
  const schedules = clocks.flatMap((clock): Schedule[] => {
    const course = decide(clock)
    return course
      ? [{ ...course, brandId, conversationId: clock.conversationId, id: clock.id, version: clock.version }]
      : []
  })
  const taken = new Set(await retargetTimers(execute, schedules))
  const done = schedules.filter(({ id }) => taken.has(id))
  const moved = schedules.filter(({ id }) => !taken.has(id))
  if (moved.length === 0 || attempts === 1) return done
  const now = await read(execute, again, [
    brandId,
    moved.map((s) => s.conversationId),
    moved.map((s) => s.id),
  ])
  return [...done, ...(await change(execute, retargeting, now, attempts - 1))]
}

async function read(execute: Execute, text: string, values: readonly unknown[]): Promise<readonly Timer[]> {
  const { rows } = await execute(text, values)
  return (rows as readonly TimerRow[]).map(timerOf)
}

function add(total: Retargeted, seen: number, changed: readonly Schedule[]): Retargeted {
  const instants = changed.flatMap(({ dueAt, stepAt }) => (dueAt === null ? [] : stepAt))
  const nearest = instants.reduce((least, at) => Math.min(least, at), total.nearest ?? Infinity)
  return {
    seen: total.seen + seen,
    changed: total.changed + changed.length,
    nearest: nearest === Infinity ? null : nearest,
  }
}
