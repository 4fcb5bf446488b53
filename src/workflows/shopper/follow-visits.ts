import { DAY, HOUR } from '../../domain/time/instant.ts'
import { changeConversation } from '../conversations/change-conversation.ts'
import type { ShopperStore, ShopperVisit, VisitInHouse } from '../ports/shopper-store.ts'
import type { Deps } from '../ports/store.ts'

/** A message that was not stored by then has not found in. */
const LOST_AFTER = HOUR
/** Whoever waits longer has gone elsewhere. */
const GIVES_UP_AFTER = DAY

/** Looks what became of visits that go on. What is over leaves the figures of those who served it. Answers how many ended. */
export async function followVisits(deps: Deps): Promise<number> {
  const open = await deps.store.transaction((tx) => tx.shoppers.open())
  let ended = 0
  for (const visit of open) if (await followVisit(deps, visit)) ended += 1
  return ended
}

async function followVisit(deps: Deps, visit: ShopperVisit & { readonly state: string }): Promise<boolean> {
  const { found, now } = await deps.store.transaction(async (tx) => ({
    found: await tx.shoppers.inHouse(visit),
    now: tx.now,
  }))
  const save = (change: Parameters<ShopperStore['save']>[1]) =>
    deps.store.transaction((tx) => tx.shoppers.save(visit, change))
  if (!found) {
    if (now - visit.writtenAt < LOST_AFTER) return false
    await save({ state: 'lost' })
    return true
  }
  const { conversationId, receivedAt, answer } = found
  if (!answer && now - receivedAt < GIVES_UP_AFTER) {
    if (visit.state === 'written') await save({ state: 'waiting', conversationId, receivedAt })
    return false
  }
  await takeOut(deps, visit, found)
  await save(
    answer
      ? { state: 'answered', conversationId, receivedAt, answeredAt: answer.at, answeredBy: answer.personId }
      : { state: 'unanswered', conversationId, receivedAt },
  )
  return true
}

/**
 * No customer has waited here: the wait is settled as it began, and turns, clocks and figures follow, corrected where they have
 * counted it. The sender is not remembered as anything, and no event tells those who answered.
 */
async function takeOut(deps: Deps, { brandId }: ShopperVisit, found: VisitInHouse): Promise<void> {
  const { conversationId, receivedAt } = found
  await changeConversation(deps, { brandId, conversationId }, async (tx) => {
    await tx.conversations.voidSettlements(brandId, conversationId, 'not_customer', tx.now)
    await tx.conversations.addSettlement(brandId, conversationId, {
      id: deps.newId(),
      occurredAt: receivedAt,
      outcome: 'not_customer',
      reason: 'mystery_shopper',
      personId: null,
    })
    return { outcome: { type: 'taken_out' as const }, events: [] }
  })
}
