import type { BrandId, ClaimId, ConversationId, PersonId } from '../../../src/domain/ids.ts'
import type { PayTerms } from '../../../src/domain/pay/pay-terms.ts'
import { formatInstant, parseInstant, HOUR, type Instant } from '../../../src/domain/time/instant.ts'
import { openHouse, type House } from '../../support/house.ts'

/** A brand's books, with claims that a test ends as it likes. */
export interface Books {
  readonly house: House
  readonly brandId: BrandId
  readonly personId: PersonId
  now(): Instant
  travelTo(at: Instant): void
  /** A claim of the person with these terms, still held. */
  claim(terms?: Partial<PayTerms>): Promise<ClaimId>
  end(claimId: ClaimId, state: string, reason?: string | null, started?: boolean): Promise<void>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test knows its own columns
  rows(sql: string, values?: unknown[]): Promise<any[]>
  setPay(pay: object): Promise<void>
  account(personId?: PersonId): Promise<void>
}

export const PAY = {
  currency: 'EUR',
  answer_minor: 300,
  floor_minor: 50,
  final_after_hours: 72,
  payer: { name: 'Demo Outfitters', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
}

const TERMS: PayTerms = {
  currency: 'EUR',
  amountMinor: 300,
  floorMinor: 50,
  upliftPercent: 0,
  usualMinutes: 6,
  usualAnswers: null,
  finalAfter: 72 * HOUR,
}

export async function openBooks(startsAt: string, slug = 'nadia'): Promise<Books> {
  const house = await openHouse()
  let now = parseInstant(startsAt)!
  house.setNow(now)
  const rows: Books['rows'] = async (text, values = []) => (await house.pool.query(text, values)).rows
  const [brand] = await rows(`select id from brand where slug = 'demo'`)
  const [person] = await rows(`select id from person where slug = $1`, [slug])
  const brandId = brand.id as BrandId
  const personId = person.id as PersonId
  const setPay: Books['setPay'] = async (pay) => {
    await rows(`update brand set settings = jsonb_set(settings, '{pay}', $1)`, [JSON.stringify(pay)])
  }
  await setPay(PAY)
  return {
    house,
    brandId,
    personId,
    now: () => now,
    travelTo(at) {
      now = at
      house.setNow(at)
    },
    async claim(terms = {}) {
      const [id, conversationId, turnId] = [1, 2, 3].map(() => house.deps.newId())
      const claim = {
        brandId,
        id: id as ClaimId,
        conversationId: conversationId as ConversationId,
        turnId: turnId as never,
        channelKind: 'email' as const,
        dispatchId: null,
        offerId: null,
        personId,
        origin: 'offer' as const,
        replyBy: now + HOUR,
        groups: [],
      }
      await house.deps.store.transaction(async (tx) => {
        await tx.dispatches.addClaim(claim)
        await tx.pay.freeze(claim, { ...TERMS, ...terms })
      })
      return claim.id
    },
    async end(claimId, state, reason = null, started = false) {
      await rows(
        `update claim set state = $2, reason = $3, ended_at = $4, started_at = case when $5 then claimed_at end where id = $1`,
        [claimId, state, reason, formatInstant(now), started],
      )
    },
    rows,
    setPay,
    async account(whose = personId) {
      await house.deps.store.transaction((tx) =>
        tx.pay.setProfile(
          whose,
          { holder: 'Nadia Karimi', country: 'DE', iban: 'DE02120300000000202051', account: null, bic: null },
          Buffer.from(`account of ${whose}`),
        ),
      )
    },
  }
}
