import type { Transaction } from 'kysely'
import { defaultSettings, type DispatchSettings } from '../domain/dispatch/settings.ts'
import type { BrandId, TurnId } from '../domain/ids.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { DispatchStore } from '../workflows/ports/dispatch-store.ts'
import { lockBudgets } from './dispatch/budgets.ts'
import * as claims from './dispatch/claims.ts'
import { closeForTurns } from './dispatch/close-for-turns.ts'
import { addDecision, decided } from './dispatch/decisions.ts'
import * as dispatches from './dispatch/dispatches.ts'
import { loadStandings } from './dispatch/load-standings.ts'
import { loadAnswered, loadWork } from './dispatch/load-work.ts'
import * as offers from './dispatch/offers.ts'
import * as relations from './dispatch/relations.ts'
import { strandedWork } from './dispatch/stranded.ts'
import { rulesIn } from './pay/brand-pay.ts'
import type { DB } from './schema.ts'

export function dispatchStore(trx: Transaction<DB>, now: Instant): DispatchStore {
  return {
    closeForTurns: (brandId, turnIds, reason) => closeForTurns(trx, brandId, turnIds, reason, now),

    settings: (brandId) => settingsOf(trx, brandId),
    work: (brandId, turnId) => loadWork(trx, brandId, turnId),
    answeredWork: (brandId, turnId) => loadAnswered(trx, brandId, turnId),
    openTurn: async (brandId, conversationId) => {
      const row = await trx
        .selectFrom('turn')
        .select('id')
        .where('brand_id', '=', brandId)
        .where('conversation_id', '=', conversationId)
        .where('closed_at', 'is', null)
        .executeTakeFirst()
      return (row?.id ?? null) as TurnId | null
    },
    standings: (work, people) => loadStandings(trx, work, people, now),

    open: (work, id, audiences) => dispatches.openDispatch(trx, work, id, audiences, now),
    ofTurn: (brandId, turnId) => dispatches.dispatchOfTurn(trx, brandId, turnId),
    lock: (brandId, id) => dispatches.lockDispatch(trx, brandId, id),
    ofConversation: (brandId, conversationId) =>
      relations.dispatchOfConversation(trx, brandId, conversationId),
    ofSameCustomer: (work) => relations.dispatchesOfSameCustomer(trx, work),
    setLinked: (dispatch, to) => relations.setLinked(trx, dispatch, to),
    linkedTo: (brandId, id) => relations.linkedTo(trx, brandId, id),
    stranded: (before, limit) => strandedWork(trx, before, limit),
    returnsOf: (brandId, conversationId) => relations.returnsOf(trx, brandId, conversationId),
    setState: (dispatch, state) => dispatches.setDispatchState(trx, dispatch, state, now),
    waiting: (brandId, limit) => dispatches.waitingDispatches(trx, brandId, limit),

    lockBudgets: (dispatch) => lockBudgets(trx, dispatch, now),
    addOffers: (dispatch, kind, made) => offers.addOffers(trx, dispatch, kind, made, now),
    offer: (id) => offers.offerInContext(trx, id),
    closeOffers: (brandId, which, state, reason) =>
      offers.closeOffers(trx, brandId, which, state, reason, now),
    setClaimed: (brandId, id) => offers.setClaimed(trx, brandId, id, now),
    openOffersTo: (personId) => offers.openOffersTo(trx, personId),
    extendOffer: (offer, expiresAt) => offers.extendOffer(trx, offer, expiresAt),
    countOpenOffers: (brandId, dispatchId) => offers.countOpenOffers(trx, brandId, dispatchId),
    silences: (personId, since) => offers.silences(trx, personId, since),

    addClaim: (claim) => claims.addClaim(trx, claim, now),
    claim: (id) => claims.claimById(trx, id),
    holders: (brandId, conversationId) => claims.holders(trx, brandId, conversationId),
    activeClaim: (brandId, conversationId) => claims.activeClaim(trx, brandId, conversationId),
    activeClaimsOf: (personId) => claims.activeClaimsOf(trx, personId),
    assignedClaims: () => claims.assignedClaims(trx),
    held: (personId, kind) => claims.heldBy(trx, personId, kind),
    extendClaim: (claim, replyBy) => claims.extendClaim(trx, claim, replyBy, now),
    endClaim: (claim, state, reason) => claims.endClaim(trx, claim, state, reason, now),

    addDecision: (brandId, decision) => addDecision(trx, brandId, decision, now),
    decided: (brandId, eventId) => decided(trx, brandId, eventId),
  }
}

/** A brand sets single values under `dispatch` in its settings, in the form of `DispatchSettings`. */
async function settingsOf(trx: Transaction<DB>, brandId: BrandId): Promise<DispatchSettings> {
  const row = await trx.selectFrom('brand').select('settings').where('id', '=', brandId).executeTakeFirst()
  const settings = row?.settings ?? {}
  const { dispatch, network } = settings as {
    dispatch?: Partial<DispatchSettings>
    network?: { regions?: DispatchSettings['regions'] }
  }
  return { ...defaultSettings, ...dispatch, payRules: rulesIn(settings), regions: network?.regions ?? [] }
}
