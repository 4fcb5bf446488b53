import { sql, type Kysely } from 'kysely'
import type { AlarmCause, FoundAlarm } from '../../domain/alarm/alarm.ts'
import type { DB } from '../schema.ts'

export interface AlarmRow {
  readonly id: string
  readonly cause: AlarmCause
  readonly facts: FoundAlarm
  readonly began_at: Date
  readonly ended_at: Date | null
}

/** Those that stand and those that have ended, the newest first. */
export async function readAlarms(
  db: Kysely<DB>,
  brandId: string,
  after: readonly [string, string] | null,
  limit: number,
): Promise<readonly AlarmRow[]> {
  const { rows } = await sql<AlarmRow>`
    select id, cause, facts, began_at, ended_at from alarm
    where brand_id = ${brandId}
      and ${after ? sql`(began_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by began_at desc, id desc limit ${limit}
  `.execute(db)
  return rows
}

export interface AlarmSubscriptionRow {
  readonly causes: readonly AlarmCause[]
  readonly via: readonly ('email' | 'slack')[]
  readonly language: string
  readonly time_zone: string
}

/** Somebody's own in a brand; null where they never had any. */
export async function readAlarmSubscription(
  db: Kysely<DB>,
  brandId: string,
  personId: string,
): Promise<AlarmSubscriptionRow | null> {
  const { rows } = await sql<AlarmSubscriptionRow>`
    select causes, via, language, time_zone from alarm_subscription
    where brand_id = ${brandId} and person_id = ${personId}
  `.execute(db)
  return rows[0] ?? null
}
