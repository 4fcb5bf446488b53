import { sql, type Transaction } from 'kysely'
import type { ConversationStore } from '../workflows/ports/conversation-store.ts'
import { addMessages } from './conversations/add-messages.ts'
import { begin } from './conversations/begin.ts'
import { knownMessages } from './conversations/known-messages.ts'
import {
  conversationColumns,
  conversationOf,
  type ConversationRow,
} from './conversations/conversation-row.ts'
import { goOn } from './conversations/go-on.ts'
import { lockStanding } from './conversations/lock-standing.ts'
import { addCarriedWait, removeCarriedWait, setMergedInto } from './conversations/merge.ts'
import { messages, setOpensTurn } from './conversations/meanings.ts'
import { setNotCustomer } from './conversations/set-not-customer.ts'
import { pastConversations } from './conversations/past-conversations.ts'
import { saveTurns } from './conversations/save-turns.ts'
import { split } from './conversations/split.ts'
import { timelines } from './conversations/timelines.ts'
import { setSegment } from './conversations/segment.ts'
import { setTraits } from './conversations/traits.ts'
import { voidSettlement, voidSettlements } from './conversations/void-settlements.ts'
import type { DB } from './schema.ts'

export function conversationStore(trx: Transaction<DB>): ConversationStore {
  return {
    lockStanding: (brandId, channelId, delivery) => lockStanding(trx, brandId, channelId, delivery),
    goOn: (brandId, conversations) => goOn(trx, brandId, conversations),
    begin: (brandId, channelId, threads, senders) => begin(trx, brandId, channelId, threads, senders),

    async lock(brandId, conversationId) {
      const { rows } = await sql<ConversationRow>`
        select ${sql.raw(conversationColumns)} from conversation c
        left join customer on customer.brand_id = c.brand_id and customer.id = c.customer_id
        where c.brand_id = ${brandId} and c.id = ${conversationId}
        for update of c
      `.execute(trx)
      return rows[0] ? conversationOf(rows[0]) : null
    },

    addMessages: (brandId, channelId, messages, ingestedAt) =>
      addMessages(trx, brandId, channelId, messages, ingestedAt),
    known: (brandId, channelId, externalIds) => knownMessages(trx, brandId, channelId, externalIds),
    timelines: (brandId, conversationIds) => timelines(trx, brandId, conversationIds),

    async addSettlement(brandId, conversationId, { id, occurredAt, outcome, reason, personId }) {
      await trx
        .insertInto('settlement')
        .values({
          brand_id: brandId,
          id,
          conversation_id: conversationId,
          occurred_at: new Date(occurredAt),
          outcome,
          reason,
          person_id: personId,
        })
        .execute()
    },

    past: (brandId, batch) => pastConversations(trx, brandId, batch),

    async countPast(brandId, since) {
      const { count } = await trx
        .selectFrom('conversation')
        .select((row) => row.fn.countAll<number>().as('count'))
        .where('brand_id', '=', brandId)
        .where('last_message_at', '>=', new Date(since))
        .executeTakeFirstOrThrow()
      return count
    },

    voidSettlements: (brandId, conversationId, outcome, at) =>
      voidSettlements(trx, brandId, conversationId, outcome, at),
    voidSettlement: (brandId, settlementId, at) => voidSettlement(trx, brandId, settlementId, at),
    setTraits: (brandId, conversationId, traits) => setTraits(trx, brandId, conversationId, traits),
    setSegment: (brandId, customerId, segment) => setSegment(trx, brandId, customerId, segment),
    setMergedInto: (brandId, conversationId, into) => setMergedInto(trx, brandId, conversationId, into),
    addCarriedWait: (brandId, conversationId, wait) => addCarriedWait(trx, brandId, conversationId, wait),
    removeCarriedWait: (brandId, conversationId, mergedFrom) =>
      removeCarriedWait(trx, brandId, conversationId, mergedFrom),
    split: (brandId, from, into, messageIds) => split(trx, brandId, from, into, messageIds),
    messages: (brandId, conversationId) => messages(trx, brandId, conversationId),
    setOpensTurn: (brandId, messageIds, opensTurn, flag) =>
      setOpensTurn(trx, brandId, messageIds, opensTurn, flag),
    setNotCustomer: (brandId, customerId, what) => setNotCustomer(trx, brandId, customerId, what),

    async addStatusChange(brandId, conversationId, { id, occurredAt, status, until, personId, reason }) {
      await trx
        .insertInto('status_change')
        .values({
          brand_id: brandId,
          id,
          conversation_id: conversationId,
          occurred_at: new Date(occurredAt),
          status,
          until_at: until === null ? null : new Date(until),
          person_id: personId,
          reason,
        })
        .execute()
    },

    async setSnoozedUntil(brandId, conversationId, until) {
      await trx
        .updateTable('conversation')
        .set((row) => ({
          snoozed_until: until === null ? null : new Date(until),
          version: row('version', '+', 1),
        }))
        .where('brand_id', '=', brandId)
        .where('id', '=', conversationId)
        .execute()
    },

    async setClosesTurn(brandId, messageId, closesTurn) {
      await trx
        .updateTable('message')
        .set({ closes_turn: closesTurn })
        .where('brand_id', '=', brandId)
        .where('id', '=', messageId)
        .execute()
    },

    saveTurns: (brandId, turns) => saveTurns(trx, brandId, turns),

    async setState(brandId, conversationIds, state) {
      await trx
        .updateTable('conversation')
        .set((row) => ({ state, version: row('version', '+', 1) }))
        .where('brand_id', '=', brandId)
        .where('id', 'in', conversationIds)
        .execute()
    },
  }
}
