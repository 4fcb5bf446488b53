import type { Metric } from '../domain/policy/policy.ts'
import type { ClockColumns, Timer, TimerKind } from '../domain/timer/timer.ts'

/** The columns that make a timer; `t` is the table's alias. */
export const timerColumns = `t.brand_id, t.conversation_id, t.id, t.kind, t.version, t.step, t.step_names, t.step_at,
  t.started_at, t.turn_id, t.metric, t.policy_id, t.policy_version, t.due_at, t.breached_at, t.paused_at,
  t.remaining_ms, t.history, t.groups`

export interface TimerRow {
  readonly brand_id: string
  readonly conversation_id: string
  readonly id: string
  readonly kind: TimerKind
  readonly version: number
  readonly step: number
  readonly step_names: readonly string[]
  readonly step_at: readonly Date[]
  readonly started_at: Date
  readonly turn_id: string | null
  readonly metric: Metric | null
  readonly policy_id: string | null
  readonly policy_version: number | null
  readonly due_at: Date | null
  readonly breached_at: Date | null
  readonly paused_at: Date | null
  readonly remaining_ms: number | string | null
  readonly history: boolean
  readonly groups: readonly string[] | null
}

export function timerOf(row: TimerRow): Timer {
  return {
    brandId: row.brand_id,
    conversationId: row.conversation_id,
    id: row.id,
    kind: row.kind,
    version: row.version,
    step: row.step,
    stepNames: row.step_names,
    stepAt: row.step_at.map((at) => at.getTime()),
    startedAt: row.started_at.getTime(),
    clock: row.kind === 'clock' ? clockOf(row) : null,
  }
}

function clockOf(row: TimerRow): ClockColumns {
  return {
    turnId: row.turn_id!,
    metric: row.metric!,
    groups: row.groups ?? [],
    policyId: row.policy_id!,
    policyVersion: row.policy_version!,
    dueAt: row.due_at?.getTime() ?? null,
    breachedAt: row.breached_at?.getTime() ?? null,
    pausedAt: row.paused_at?.getTime() ?? null,
    remaining: row.remaining_ms === null ? null : Number(row.remaining_ms),
    history: row.history,
  }
}
