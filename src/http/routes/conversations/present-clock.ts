import type { OpenClockRow } from '../../../db/read/clocks.ts'
import type { FinishedClockFacts } from '../../../domain/event/event.ts'
import type { Clock } from '../../api-types.ts'
import { instantOrNull } from '../../present-instant.ts'

export function presentOpenClock(row: OpenClockRow, turn: number): Clock {
  return {
    id: row.id,
    metric: row.metric,
    turn,
    turn_id: row.turn_id,
    state: row.breached_at ? 'breached' : row.paused_at ? 'paused' : 'running',
    started_at: row.started_at.toISOString(),
    due_at: instantOrNull(row.due_at),
    breached_at: instantOrNull(row.breached_at),
    answered_at: null,
    voided_at: null,
    policy_id: row.policy_id,
    policy_version: row.policy_version,
    remaining_ms: row.paused_at ? row.remaining_ms : null,
    steps: row.step_names.map((name, index) => ({
      name,
      at: row.step_at[index]!.toISOString(),
      fired: index < row.step,
    })),
  }
}

export function presentFinishedClock(facts: FinishedClockFacts, turn: number): Clock {
  return {
    id: facts.clock_id,
    metric: facts.metric,
    turn,
    turn_id: facts.turn_id,
    state: facts.state,
    started_at: facts.started_at,
    due_at: facts.due_at,
    breached_at: facts.breached_at,
    answered_at: facts.answered_at,
    voided_at: facts.voided_at,
    policy_id: facts.policy_id,
    policy_version: facts.policy_version,
    remaining_ms: null,
    steps: facts.step_names.map((name, index) => ({
      name,
      at: facts.step_at[index]!,
      fired: index < facts.steps_fired,
    })),
  }
}
