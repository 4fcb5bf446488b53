import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { ShopperWait } from '../domain/digest/behind.ts'
import type { BrandId, ChannelId, ConversationId, PersonId } from '../domain/ids.ts'
import type { BrandOfShoppers, ShopperStore, VisitState } from '../workflows/ports/shopper-store.ts'
import type { SetupStore } from '../workflows/ports/setup-store.ts'
import { knownMessages } from './conversations/known-messages.ts'
import type { DB } from './schema.ts'

interface FoundRow {
  readonly conversation_id: string
  readonly occurred_at: Date
  readonly answered_at: Date | null
  readonly person_id: string | null
}

interface BrandRow {
  readonly id: string
  readonly time_zone: string
  readonly configured: unknown
  readonly written: readonly unknown[] | null
}

export function shopperStore(trx: Transaction<DB>, setup: SetupStore): ShopperStore {
  async function brandsOf(which: RawBuilder<unknown>): Promise<readonly BrandOfShoppers[]> {
    const { rows } = await sql<BrandRow>`
      select b.id, b.time_zone, b.settings -> 'mystery_shopper' as configured, p.plans as written
      from brand b
      left join lateral (select jsonb_agg(plan order by name) as plans from shopper_plan where brand_id = b.id) p on true
      where ${which}
    `.execute(trx)
    return rows.map(({ id, time_zone: zone, configured, written }) => ({
      brandId: id as BrandId,
      zone,
      plans: { configured, written: written ?? [] },
    }))
  }

  return {
    async brands() {
      return brandsOf(sql`b.settings ? 'mystery_shopper' or p.plans is not null`)
    },

    async brand(brandId) {
      return (await brandsOf(sql`b.id = ${brandId}`))[0] ?? null
    },

    async channelOf(brandId, slug) {
      const row = await trx
        .selectFrom('channel')
        .select('id')
        .where('brand_id', '=', brandId)
        .where('slug', '=', slug)
        .executeTakeFirst()
      return row ? setup.channel(row.id) : null
    },

    async begin({ brandId, id, plan, channelId, onDate, byHand, marker, writtenAt }) {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('shopper_visit')
        .values({
          brand_id: brandId,
          id,
          plan,
          channel_id: channelId,
          on_date: onDate,
          by_hand: byHand,
          marker,
          state: 'written',
          written_at: new Date(writtenAt),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },

    async open() {
      const rows = await trx
        .selectFrom('shopper_visit')
        .select(['brand_id', 'id', 'plan', 'channel_id', 'by_hand', 'marker', 'written_at', 'state'])
        .select(sql<string>`to_char(on_date, 'YYYY-MM-DD')`.as('on_date'))
        .where('state', 'in', ['written', 'waiting'])
        .orderBy('id')
        .execute()
      return rows.map((row) => ({
        brandId: row.brand_id as BrandId,
        id: row.id,
        plan: row.plan,
        channelId: row.channel_id as ChannelId,
        onDate: row.on_date,
        byHand: row.by_hand,
        marker: row.marker,
        writtenAt: row.written_at.getTime(),
        state: row.state as VisitState,
      }))
    },

    async ended(brandId, from, to) {
      const rows = await trx
        .selectFrom('shopper_visit as v')
        .innerJoin('channel as c', (join) =>
          join.onRef('c.brand_id', '=', 'v.brand_id').onRef('c.id', '=', 'v.channel_id'),
        )
        .select(['c.name', 'v.written_at', 'v.received_at', 'v.answered_at', 'v.state'])
        .where('v.brand_id', '=', brandId)
        .where('v.written_at', '>=', new Date(from))
        .where('v.written_at', '<', new Date(to))
        .where('v.state', 'not in', ['written', 'waiting'])
        .orderBy('v.written_at')
        .orderBy('v.id')
        .execute()
      return rows.map(({ name, written_at, received_at, answered_at, state }) => ({
        channel: name,
        writtenAt: written_at.getTime(),
        outcome: state as ShopperWait['outcome'],
        wait: received_at && answered_at ? answered_at.getTime() - received_at.getTime() : null,
      }))
    },

    async inHouse({ brandId, channelId, marker }) {
      const message = (await knownMessages(trx, brandId, channelId, [marker])).get(marker)
      if (!message) return null
      const { rows } = await sql<FoundRow>`
        select m.conversation_id, m.occurred_at, answer.occurred_at as answered_at, answer.person_id
        from message m
        left join lateral (
          select a.occurred_at, a.person_id from message a
          where a.brand_id = m.brand_id and a.conversation_id = m.conversation_id and a.closes_turn
            and (a.occurred_at, a.id) > (m.occurred_at, m.id)
          order by a.occurred_at, a.id limit 1
        ) answer on true
        where m.brand_id = ${brandId} and m.id = ${message.id}
      `.execute(trx)
      const [row] = rows
      if (!row) return null
      return {
        conversationId: row.conversation_id as ConversationId,
        receivedAt: row.occurred_at.getTime(),
        answer:
          row.answered_at === null
            ? null
            : { at: row.answered_at.getTime(), personId: row.person_id as PersonId | null },
      }
    },

    async save({ brandId, id }, { state, conversationId, receivedAt, answeredAt, answeredBy, problem }) {
      await trx
        .updateTable('shopper_visit')
        .set({
          state,
          ...(conversationId !== undefined && { conversation_id: conversationId }),
          ...(receivedAt !== undefined && { received_at: new Date(receivedAt) }),
          ...(answeredAt !== undefined && { answered_at: new Date(answeredAt) }),
          ...(answeredBy !== undefined && { answered_by: answeredBy }),
          ...(problem !== undefined && { problem: problem.slice(0, 500) }),
        })
        .where('brand_id', '=', brandId)
        .where('id', '=', id)
        .execute()
    },
  }
}
