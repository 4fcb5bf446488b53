import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../domain/ids.ts'
import { formatInstant } from '../domain/time/instant.ts'
import type { ChannelPulse, PulseStore } from '../workflows/ports/pulse-store.ts'
import type { DB } from './schema.ts'

interface PulseRow {
  readonly brand_id: string
  readonly channel_id: string
  readonly adapter: string
  readonly connected_at: Date
  readonly heartbeat_at: Date | null
  readonly failing_since: Date | null
  readonly problem: string | null
  readonly alarm: NonNullable<ChannelPulse['alarm']>['kind'] | null
  readonly alarm_since: Date | null
}

export function pulseStore(trx: Transaction<DB>): PulseStore {
  return {
    async beat(brandId, channelId, at) {
      await sql`
        insert into channel_pulse as p (brand_id, channel_id, heartbeat_at)
        values (${brandId}, ${channelId}, ${formatInstant(at)}::timestamptz)
        on conflict (brand_id, channel_id) do update set heartbeat_at = excluded.heartbeat_at
        where p.heartbeat_at is null or p.heartbeat_at < excluded.heartbeat_at - interval '10 seconds'
      `.execute(trx)
    },

    async all() {
      const { rows } = await sql<PulseRow>`
        select c.brand_id, c.id as channel_id, c.adapter, c.connected_at, p.heartbeat_at, p.alarm, p.alarm_since,
          f.since as failing_since, f.problem
        from channel c
        left join channel_pulse p on p.brand_id = c.brand_id and p.channel_id = c.id
        left join lateral (
          select (part.value ->> 'since')::timestamptz as since, part.value ->> 'problem' as problem
          from jsonb_each(c.health) part where part.value ->> 'state' = 'failing' order by 1 limit 1
        ) f on true
        where c.removed_at is null
        order by c.brand_id, c.slug
      `.execute(trx)
      return rows.map(pulseOf)
    },

    async lastTurn(brandId, channelId, after) {
      const { rows } = await sql<{ at: Date | null }>`
        select max(opened_at) as at from turn_account
        where brand_id = ${brandId} and channel_id = ${channelId} and opened_at > ${formatInstant(after)}::timestamptz
      `.execute(trx)
      return rows[0]?.at?.getTime() ?? null
    },

    async turnsBetween(brandId, channelId, from, to) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from turn_account
        where brand_id = ${brandId} and channel_id = ${channelId}
          and opened_at > ${formatInstant(from)}::timestamptz and opened_at <= ${formatInstant(to)}::timestamptz
      `.execute(trx)
      return rows[0]!.count
    },

    async setAlarm(brandId, channelId, alarm) {
      await sql`
        insert into channel_pulse (brand_id, channel_id, alarm, alarm_since)
        values (${brandId}, ${channelId}, ${alarm?.kind ?? null},
          ${alarm === null ? null : formatInstant(alarm.since)}::timestamptz)
        on conflict (brand_id, channel_id) do update
          set alarm = excluded.alarm, alarm_since = excluded.alarm_since
      `.execute(trx)
    },
  }
}

function pulseOf(row: PulseRow): ChannelPulse {
  return {
    brandId: row.brand_id as BrandId,
    channelId: row.channel_id,
    adapter: row.adapter,
    connectedAt: row.connected_at.getTime(),
    heartbeatAt: row.heartbeat_at?.getTime() ?? null,
    failing:
      row.failing_since === null
        ? null
        : { since: row.failing_since.getTime(), problem: row.problem ?? 'it fails' },
    alarm:
      row.alarm === null || row.alarm_since === null
        ? null
        : { kind: row.alarm, since: row.alarm_since.getTime() },
  }
}
