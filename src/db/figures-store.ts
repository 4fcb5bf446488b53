import { sql, type Transaction } from 'kysely'
import type { ChannelKind } from '../domain/conversation/channel.ts'
import { groupBy } from '../domain/group-by.ts'
import type { BrandId } from '../domain/ids.ts'
import { formatInstant, HOUR } from '../domain/time/instant.ts'
import type { FiguresStore } from '../workflows/ports/figures-store.ts'
import { readAccounts, replaceAccounts } from './figures/accounts.ts'
import { readCarried, readEndedShare, readOverflowPay } from './figures/burden.ts'
import { countCustomers, owedWithin, waitQuantile } from './figures/details.ts'
import { readFigureSettings } from './figures/money.ts'
import { advance } from './figures/position.ts'
import { readNamedAccounts } from './figures/named-accounts.ts'
import { readOpenTallies } from './figures/open-tallies.ts'
import { readQuarters } from './figures/quarters.ts'
import { addTallies, readTallies } from './figures/tallies.ts'
import { addWaits, readWaits } from './figures/waits.ts'
import { readWorst } from './figures/worst.ts'
import { coverageOfBrand } from './read/coverage-of-brand.ts'
import { readPreventions } from './read/preventions.ts'
import type { DB } from './schema.ts'

export function figuresStore(trx: Transaction<DB>): FiguresStore {
  return {
    advance: (limit, options) => advance(trx, limit, options),

    async clock() {
      const { rows } = await sql<{ at: Date }>`
        select date_trunc('milliseconds', statement_timestamp()) as at
      `.execute(trx)
      return rows[0]!.at.getTime()
    },

    async holdPosition() {
      await sql`select from figures_position for update`.execute(trx)
    },

    accountsOf: (brandId, which) => readAccounts(trx, brandId, which),
    replaceAccounts: (brandId, turnIds, accounts) => replaceAccounts(trx, brandId, turnIds, accounts),
    addTallies: (brandId, changes) => addTallies(trx, brandId, changes),
    addWaits: (brandId, changes) => addWaits(trx, brandId, changes),

    async unexplained(now, limit) {
      const { rows } = await sql<{ brand_id: string; conversation_id: string }>`
        select brand_id, conversation_id from turn_account
        where ended_at is null and cause is null and past_at < ${formatInstant(now)}::timestamptz
        order by past_at limit ${limit}
      `.execute(trx)
      const byBrand = groupBy(rows, (row) => row.brand_id as BrandId)
      return new Map(
        [...byBrand].map(([brandId, some]) => [brandId, some.map((row) => row.conversation_id).sort()]),
      )
    },

    tallies: (brandId, from, to) => readTallies(trx, brandId, from, to),
    openTallies: (brandId, from, to, now) => readOpenTallies(trx, brandId, from, to, now),
    neglectedAccounts: (brandId, from, to, now, limit) => readWorst(trx, brandId, from, to, now, limit),
    turnsOf: (brandId, { from, to }, { kept, after, limit }) =>
      readNamedAccounts(
        trx,
        sql`${owedWithin(brandId, from, to)} and ${kept ? sql`true` : sql`(a.neglected or a.ended_at is null)`}
          and ${after ? sql`(a.opened_at, a.turn_id) < (${formatInstant(after.openedAt)}::timestamptz, ${after.turnId}::uuid)` : sql`true`}
          order by a.opened_at desc, a.turn_id desc limit ${limit}`,
      ),
    countCustomers: (brandId, from, to, now, sampled) => countCustomers(trx, brandId, from, to, now, sampled),
    quarters: (brandId, from, to, now) => readQuarters(trx, brandId, from, to, now),
    endedShare: (brandId, from, to) => readEndedShare(trx, brandId, from, to),
    carried: (brandId, from, to) => readCarried(trx, brandId, from, to),
    overflowPay: (brandId, from, to, currency) => readOverflowPay(trx, brandId, from, to, currency),
    preventions: (brandId, from, to) => readPreventions(trx, brandId, from, to),
    gapsAhead: async (brandId, now, length, sampled) =>
      (await coverageOfBrand(trx, brandId, now, length, { sampled })).map(({ kind, language, coverage }) => ({
        channelKind: kind,
        language,
        hours: coverage.uncovered / HOUR,
        customers: coverage.arrivalsInGaps,
      })),
    staffInGroups: async (brandId) => (await readFigureSettings(trx, brandId)).staff_in_groups ?? true,
    waits: (brandId, from, to) => readWaits(trx, brandId, from, to),
    waitQuantile: (brandId, from, to, q, metric) => waitQuantile(trx, brandId, from, to, q, metric),

    async channels(brandId) {
      const { rows } = await sql<{ id: string; name: string; kind: ChannelKind }>`
        select id, name, kind from channel where brand_id = ${brandId}
      `.execute(trx)
      return new Map(rows.map(({ id, name, kind }) => [id, { name, kind }]))
    },

    async forgetSums(brandId) {
      await sql`delete from neglect_tally where brand_id = ${brandId}`.execute(trx)
      await sql`delete from wait_tally where brand_id = ${brandId}`.execute(trx)
      await sql`
        delete from turn_account a where a.brand_id = ${brandId}
          and not exists (
            select from turn t where t.brand_id = a.brand_id and t.id = a.turn_id and t.conversation_id = a.conversation_id)
      `.execute(trx)
    },

    async stretchAfter(brandId, after, limit) {
      const { rows } = await sql<{ up_to: string; count: number }>`
        with stretch as (
          select id from conversation where brand_id = ${brandId} and (${after}::uuid is null or id > ${after}::uuid)
          order by id limit ${limit}
        )
        select id as up_to, (select count(*) from stretch)::int as count from stretch order by id desc limit 1
      `.execute(trx)
      const [last] = rows
      return last ? { after, upTo: last.up_to, count: last.count } : null
    },
  }
}
