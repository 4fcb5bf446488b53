import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Instant } from '../../src/domain/time/instant.ts'
import type { NewTimer, TimerKind } from '../../src/domain/timer/timer.ts'
import type { Execute } from '../../src/timers/execute.ts'

export const brandId = '01890000-0000-7000-8000-000000000001'
export const policyId = '01890000-0000-7000-8000-0000000000aa'

export const executeOn =
  (connection: pg.Pool | pg.ClientBase): Execute =>
  (text, values) =>
    connection.query(text, [...values])

interface Shape {
  readonly id?: string
  readonly conversationId?: string
  readonly kind?: TimerKind
  readonly steps: readonly (readonly [name: string, at: Instant])[]
  readonly history?: boolean
}

/** A timer with these steps; a clock unless told otherwise. */
export function timer({
  id = randomUUID(),
  conversationId = randomUUID(),
  kind = 'clock',
  steps,
  history,
}: Shape): NewTimer {
  const dueAt = steps.find(([name]) => name === 'due')?.[1] ?? steps.at(-1)?.[1] ?? 0
  return {
    brandId,
    conversationId,
    id,
    kind,
    stepNames: steps.map(([name]) => name),
    stepAt: steps.map(([, at]) => at),
    startedAt: steps[0]?.[1] ?? 0,
    clock:
      kind === 'clock'
        ? {
            turnId: randomUUID(),
            metric: 'first_response',
            policyId,
            groups: [],
            policyVersion: 1,
            dueAt,
            breachedAt: null,
            pausedAt: null,
            remaining: null,
            history: history ?? false,
          }
        : null,
  }
}

/** The database's clock, whole milliseconds. */
export async function databaseNow(connection: pg.Pool): Promise<Instant> {
  const { rows } = await connection.query<{ now: Date }>(
    "select date_trunc('milliseconds', clock_timestamp()) as now",
  )
  return rows[0]!.now.getTime()
}

export interface RecordedStep {
  readonly id: number
  readonly type: string
  readonly occurredAt: Instant
  readonly recordedAt: Instant
  readonly payload: Readonly<Record<string, unknown>>
}

/** Events of timers in the order in which they were recorded. */
export async function recordedSteps(connection: pg.Pool): Promise<readonly RecordedStep[]> {
  const { rows } = await connection.query<{
    id: number
    type: string
    occurred_at: Date
    recorded_at: Date
    payload: Record<string, unknown>
  }>(
    "select id::integer, type, occurred_at, recorded_at, payload from event where payload ? 'timer_id' order by id",
  )
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    occurredAt: row.occurred_at.getTime(),
    recordedAt: row.recorded_at.getTime(),
    payload: row.payload,
  }))
}

/** Ids of the events that queued jobs are to react to. */
export async function queuedEffects(connection: pg.Pool): Promise<readonly number[]> {
  const { rows } = await connection.query<{ id: number }>(
    `select (jsonb_array_elements(payload::jsonb -> 'event_ids'))::integer as id
     from graphile_worker._private_jobs order by id`,
  )
  return rows.map((row) => row.id)
}

export const silent = { warn: (): void => undefined }
