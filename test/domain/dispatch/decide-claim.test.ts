import { describe, expect, it } from 'vitest'
import { decideClaim, type ClaimSituation } from '../../../src/domain/dispatch/decide-claim.ts'
import type { Claim } from '../../../src/domain/dispatch/dispatch.ts'
import { defaultSettings } from '../../../src/domain/dispatch/settings.ts'
import type { ClaimId, PersonId } from '../../../src/domain/ids.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import { candidate, now, work } from './people.ts'

const { brandId, conversationId, turnId } = work()
const me = candidate('me').person
const base = { brandId, conversationId, version: 0, wave: 1 }
const claimBy = (personId: string): Claim => ({
  ...base,
  id: `claim of ${personId}` as ClaimId,
  turnId,
  channelKind: 'email',
  dispatchId: null,
  offerId: null,
  personId: personId as PersonId,
  origin: 'offer',
  state: 'active',
  claimedAt: now,
  startedAt: null,
  replyBy: now + MINUTE,
})
const situation = (change: Partial<ClaimSituation> = {}): ClaimSituation => ({
  offer: {
    ...base,
    id: 'offer' as never,
    dispatchId: 'dispatch' as never,
    channelKind: 'email',
    personId: me.id,
    state: 'open',
    offeredAt: now - MINUTE,
    expiresAt: now,
    deliveredAt: null,
  },
  dispatch: {
    ...base,
    id: 'dispatch' as never,
    turnId,
    state: 'open',
    audiences: [],
    linkedTo: null,
    openedAt: now - MINUTE,
  },
  person: me,
  serves: true,
  holder: null,
  held: 0,
  ...change,
})
const decide = (change: Partial<ClaimSituation> = {}, at = now) =>
  decideClaim(situation(change), me.id, defaultSettings, at)

describe('a claim', () => {
  it('gives the work for as long as it takes to start: three minutes for mail, fifteen seconds for chat', () => {
    expect(decide()).toEqual({ type: 'claim', replyBy: now + 3 * MINUTE, late: false })
    const { offer } = situation()
    expect(decide({ offer: { ...offer, channelKind: 'chat' } })).toMatchObject({ replyBy: now + 15_000 })
  })
  it('is late a millisecond after the offer expired, and honoured', () => {
    expect(decide({}, now + 1)).toMatchObject({ type: 'claim', late: true })
    expect(decide({ offer: { ...situation().offer, state: 'expired' } })).toMatchObject({
      type: 'claim',
      late: true,
    })
  })
  it('of a person who declined and thought better of it is honoured while the work is free', () => {
    expect(decide({ offer: { ...situation().offer, state: 'declined' } })).toMatchObject({ type: 'claim' })
  })
  it('is refused to others, and to whoever is gone or may not', () => {
    expect(decideClaim(situation(), 'other' as PersonId, defaultSettings, now)).toMatchObject({
      reason: 'not_yours',
    })
    expect(decide({ person: null })).toMatchObject({ reason: 'not_eligible' })
    expect(decide({ serves: false })).toMatchObject({ reason: 'not_eligible' })
    expect(decide({ person: { ...me, channelKinds: ['chat'] } })).toMatchObject({ reason: 'not_eligible' })
  })
  it('tells who was faster, rather than that the offer is gone', () => {
    const dispatch = { ...situation().dispatch, state: 'claimed' as const }
    expect(decide({ holder: claimBy('rival'), dispatch })).toEqual({
      type: 'refused',
      reason: 'already_claimed',
      by: 'rival',
    })
  })
  it('made twice is the same claim', () => {
    expect(decide({ holder: claimBy('me'), held: 1 })).toMatchObject({
      type: 'claimed_before',
      claimId: 'claim of me',
    })
  })
  it('is refused when the turn was answered', () => {
    expect(decide({ dispatch: { ...situation().dispatch, state: 'answered' } })).toMatchObject({
      reason: 'expired',
    })
  })
  it('is refused over capacity', () => {
    expect(decide({ held: 1 })).toEqual({ type: 'refused', reason: 'over_capacity', capacity: 1 })
  })
})
