import type { Instant, Millis } from '../domain/time/instant.ts'
import type { Execute } from './execute.ts'
import type { SeenTimer } from './seen-timer.ts'
import { instantColumn, stepsColumn, textsColumn } from './to-columns.ts'

/** A new course for a timer, as its reader saw it. */
export interface Schedule extends SeenTimer {
  /** Instants of all steps; those that have fired keep theirs, and do not fire again. */
  readonly stepAt: readonly Instant[]
  /** Names of all steps, where they change; those that have fired keep theirs. */
  readonly stepNames?: readonly string[]
  readonly dueAt: Instant | null
  /** Where it moves. */
  readonly startedAt?: Instant
  /** What is left, for a paused clock, whose `dueAt` is null. */
  readonly remaining?: Millis | null
  readonly policy?: { readonly id: string; readonly version: number }
}

/**
 * The statement that gives timers a new course. `state` is the guard on the state they must be in, `change` what else
 * changes; `n` is the new course.
 */
export const rescheduling = (options: { readonly state: string; readonly change: string }): string => `
  with held as materialized (
    select n.*
    from timer t
    join unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[], $5::text[], $6::text[], $7::timestamptz[],
      $8::timestamptz[], $9::bigint[], $10::uuid[], $11::integer[])
      as n(brand_id, conversation_id, id, version, names, step_at, due_at, started_at, remaining_ms, policy_id,
        policy_version)
      using (brand_id, conversation_id, id, version)
    where ${options.state}
      and cardinality(n.step_at::timestamptz[]) = cardinality(coalesce(n.names::text[], t.step_names))
      and (n.names is null or (n.names::text[])[:t.step] = t.step_names[:t.step])
    order by t.brand_id, t.conversation_id, t.id for update of t
  )
  update timer t set
    version = t.version + 1,
    step_names = coalesce(n.names::text[], t.step_names),
    step_at = t.step_at[: t.step] || (n.step_at::timestamptz[])[t.step + 1 :],
    due_at = n.due_at,
    started_at = coalesce(n.started_at, t.started_at),
    policy_id = coalesce(n.policy_id, t.policy_id),
    policy_version = coalesce(n.policy_version, t.policy_version),
    armed_at = statement_timestamp(),
    ${options.change}
  from held n
  where (t.brand_id, t.conversation_id, t.id) = (n.brand_id, n.conversation_id, n.id)
  returning t.id`

/** Runs a rescheduling and answers the ids of those that took their new course. */
export async function scheduleTimers(
  execute: Execute,
  statement: string,
  schedules: readonly Schedule[],
): Promise<readonly string[]> {
  if (schedules.length === 0) return []
  const column = <Value>(pick: (schedule: Schedule) => Value): Value[] => schedules.map(pick)
  const { rows } = await execute(statement, [
    column((s) => s.brandId),
    column((s) => s.conversationId),
    column((s) => s.id),
    column((s) => s.version),
    column((s) => s.stepNames && textsColumn(s.stepNames)),
    column((s) => stepsColumn(s.stepAt)),
    column((s) => instantColumn(s.dueAt)),
    column((s) => instantColumn(s.startedAt)),
    column((s) => s.remaining ?? null),
    column((s) => s.policy?.id ?? null),
    column((s) => s.policy?.version ?? null),
  ])
  return (rows as readonly { id: string }[]).map((row) => row.id)
}
