import { sql, type Transaction } from 'kysely'
import type { AlarmCause, FoundAlarm, StandingAlarm } from '../domain/alarm/alarm.ts'
import type { BrandId, PersonId } from '../domain/ids.ts'
import { formatInstant, type Instant } from '../domain/time/instant.ts'
import type { AlarmStore } from '../workflows/ports/alarm-store.ts'
import type { DigestRoad } from '../workflows/ports/digest-store.ts'
import { readAlarmFacts } from './alarms/facts.ts'
import { holdSubscribers } from './alarms/subscribers.ts'
import { subscribeLeads } from './alarms/subscribe-leads.ts'
import type { DB } from './schema.ts'

interface NoticeRow {
  readonly person_id: PersonId
  readonly language: string
  readonly time_zone: string
  readonly via: DigestRoad
  readonly alarms: readonly StandingAlarm[]
  readonly attempts: number
}

export function alarmStore(trx: Transaction<DB>, now: Instant): AlarmStore {
  const at = formatInstant(now)
  return {
    subscribeLeads: (newId) => subscribeLeads(trx, newId),

    async watchedBrands() {
      const { rows } = await sql<{ id: BrandId }>`
        select b.id from brand b where b.outbound_stopped_at is null
          and exists (select from alarm_subscription s where s.brand_id = b.id and cardinality(s.causes) > 0)
        order by b.id
      `.execute(trx)
      return rows.map(({ id }) => id)
    },

    facts: (brandId, until, lately) => readAlarmFacts(trx, brandId, until, lately),

    async stand(brandId, found, newId) {
      for (const alarm of found)
        await sql`
          insert into alarm (brand_id, id, cause, subject, facts, began_at)
          values (${brandId}, ${newId()}, ${alarm.cause}, ${alarm.subject}, ${JSON.stringify(alarm)}, ${at})
          on conflict (brand_id, cause, subject) where ended_at is null do update set facts = excluded.facts
        `.execute(trx)
      await sql`
        update alarm set ended_at = ${at}
        where brand_id = ${brandId} and ended_at is null and (cause, subject) not in (
          select * from unnest(${found.map(({ cause }) => cause)}::text[], ${found.map(({ subject }) => subject)}::text[]))
      `.execute(trx)
    },

    async standing(brandIds) {
      const { rows } = await sql<{ id: string; brand_id: string; brand_name: string; facts: FoundAlarm }>`
        select a.id, a.brand_id, b.name as brand_name, a.facts from alarm a join brand b on b.id = a.brand_id
        where a.brand_id = any (${brandIds}::uuid[]) and a.ended_at is null order by b.name, a.began_at, a.id
      `.execute(trx)
      return rows.map(({ id, brand_id, brand_name, facts }) => ({
        id,
        brandId: brand_id,
        brandName: brand_name,
        alarm: facts,
      }))
    },

    holdSubscribers: () => holdSubscribers(trx, now),

    async addNotice({ id, personId, language, zone, via, alarms }) {
      const causes: AlarmCause[] = [...new Set(alarms.map(({ alarm }) => alarm.cause))]
      await sql`
        insert into alarm_notice (id, person_id, causes, alarm_ids, alarms, via, language, time_zone, queued_at)
        values (${id}, ${personId}, ${causes}, ${alarms.map((one) => one.id)}::uuid[], ${JSON.stringify(alarms)}, ${via},
          ${language}, ${zone}, ${at})
      `.execute(trx)
    },

    async leaseNotice(id, until) {
      const { rows } = await sql<NoticeRow>`
        update alarm_notice set leased_until = ${formatInstant(until)}, attempts = attempts + 1
        where id = ${id} and state = 'queued' and (leased_until is null or leased_until < ${at})
        returning person_id, language, time_zone, via, alarms, attempts
      `.execute(trx)
      const row = rows[0]
      if (!row) return null
      const { person_id: personId, language, time_zone: zone, via, alarms, attempts } = row
      return { id, personId, language, zone, via, alarms, attempts }
    },

    async setNoticeSent(id) {
      await sql`
        update alarm_notice set state = 'sent', sent_at = ${at}, leased_until = null, error = null
        where id = ${id} and state = 'queued'
      `.execute(trx)
    },

    async setNoticeFailed(id, error, final) {
      await sql`
        update alarm_notice set state = case when ${final}::boolean then 'failed' else state end, leased_until = null, error = ${error}
        where id = ${id} and state = 'queued'
      `.execute(trx)
    },
  }
}
