import type { Instant } from '../domain/time/instant.ts'
import type { NewTimer } from '../domain/timer/timer.ts'
import type { Execute } from './execute.ts'
import { nextAt } from './next-at.ts'
import { column, instantColumn, stepsColumn, textsColumn, type Cell } from './to-columns.ts'

const arm = `
  insert into timer (brand_id, conversation_id, id, kind, step, step_names, step_at, next_at, started_at,
    turn_id, metric, policy_id, policy_version, due_at, breached_at, paused_at, remaining_ms, history, groups)
  select brand_id, conversation_id, id, kind, step, step_names::text[], step_at::timestamptz[], next_at, started_at,
    turn_id, metric, policy_id, policy_version, due_at, breached_at, paused_at, remaining_ms, history, groups::text[]
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::smallint[], $6::text[], $7::text[],
    $8::timestamptz[], $9::timestamptz[], $10::uuid[], $11::text[], $12::uuid[], $13::integer[],
    $14::timestamptz[], $15::timestamptz[], $16::timestamptz[], $17::bigint[], $18::boolean[], $19::text[])
    as n(brand_id, conversation_id, id, kind, step, step_names, step_at, next_at, started_at,
      turn_id, metric, policy_id, policy_version, due_at, breached_at, paused_at, remaining_ms, history, groups)
  on conflict do nothing`

/**
 * Arms timers; those armed before under the same key stay as they are. Answers the nearest instant at which one of
 * them fires: the engine of this process wants to hear of it (`wake`) once the transaction is committed.
 * Throws a RangeError if the steps of one are not in the order of time.
 */
export async function armTimers(execute: Execute, timers: readonly NewTimer[]): Promise<Instant | null> {
  if (timers.length === 0) return null
  const of = (pick: (timer: NewTimer) => Cell): string => column(timers.map(pick))
  await execute(arm, [
    of((t) => t.brandId),
    of((t) => t.conversationId),
    of((t) => t.id),
    of((t) => t.kind),
    of((t) => t.step ?? 0),
    of((t) => textsColumn(t.stepNames)),
    of((t) => stepsColumn(t.stepAt)),
    of((t) => instantColumn(nextAt(t))),
    of((t) => instantColumn(t.startedAt)),
    of((t) => t.clock?.turnId ?? null),
    of((t) => t.clock?.metric ?? null),
    of((t) => t.clock?.policyId ?? null),
    of((t) => t.clock?.policyVersion ?? null),
    of((t) => instantColumn(t.clock?.dueAt)),
    of((t) => instantColumn(t.clock?.breachedAt)),
    of((t) => instantColumn(t.clock?.pausedAt)),
    of((t) => t.clock?.remaining ?? null),
    of((t) => t.clock?.history ?? false),
    of((t) => (t.clock?.metric === 'group_share' ? textsColumn(t.clock.groups) : null)),
  ])
  return timers.map(nextAt).reduce(earlier, null)
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || (b !== null && b < a) ? b : a
}
