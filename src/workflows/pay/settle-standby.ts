import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { PayRules } from '../../domain/pay/pay-rules.ts'
import { shareStandby, type StandbyBid } from '../../domain/pay/share-standby.ts'
import { DAY, HOUR, type Instant } from '../../domain/time/instant.ts'
import type { Zone } from '../../domain/time/zone.ts'
import type { Deps, Transaction } from '../ports/store.ts'

/** So much of the past is booked in one transaction. */
const AT_ONCE = DAY

/** A brand's stretch of time line that is booked. */
interface Span {
  readonly brandId: BrandId
  readonly from: Instant
  readonly to: Instant
}

/**
 * Books the hours that are over in which freelance experts stood by, for all brands together, since a minute that two of them
 * asked for is paid once. Answers how many hours were new.
 */
export async function settleStandby(deps: Deps): Promise<number> {
  let booked = 0
  for (;;) {
    const step = await deps.store.transaction((tx) => settleStep(deps, tx))
    booked += step.booked
    if (!step.more) return booked
  }
}

/** Brands are locked in one order, so that no two nodes wait for each other. */
async function settleStep(deps: Deps, tx: Transaction) {
  const over = tx.now - (tx.now % HOUR)
  const open: { readonly brandId: BrandId; readonly since: Instant }[] = []
  for (const { id: brandId } of await tx.pay.brands()) {
    await tx.pay.lock(brandId)
    open.push({ brandId, since: await tx.pay.standbySettledUntil(brandId, over) })
  }
  const until = Math.min(over, Math.min(...open.map(({ since }) => since)) + AT_ONCE)
  const spans = open
    .filter(({ since }) => since < until)
    .map(({ brandId, since }) => ({ brandId, from: since, to: until }))
  const booked = await bookStandby(deps, tx, spans)
  for (const { brandId } of spans) await tx.pay.setStandbySettled(brandId, until)
  return { booked, more: spans.length > 0 && until < over }
}

/** Books these stretches; hours that are in the ledger stay as they are. Of `only`, nothing but what that brand owes that person. */
export async function bookStandby(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  spans: readonly Span[],
  only?: { readonly brandId: BrandId; readonly personId: PersonId },
): Promise<number> {
  const rulesOf = new Map<BrandId, PayRules>()
  const people = new Map<PersonId, { readonly zone: Zone; readonly bids: StandbyBid[] }>()
  for (const { brandId, from, to } of spans) {
    const rules = await tx.pay.rules(brandId)
    if (!rules || rules.standbyMinorPerHour === 0 || to <= from) continue
    rulesOf.set(brandId, rules)
    for (const { personId, zone, stretches } of await tx.pay.duty(brandId, from, to, only?.personId)) {
      const person = people.get(personId) ?? { zone, bids: [] }
      person.bids.push({ brandId, rules, stretches })
      people.set(personId, person)
    }
  }
  if (people.size === 0) return 0
  const since = Math.min(...spans.map(({ from }) => from))
  const booked = await tx.pay.standbyBooked([...people.keys()], since - (since % HOUR))
  const entries = [...people].flatMap(([personId, { zone, bids }]) =>
    [...shareStandby(zone, bids, booked.get(personId) ?? [])]
      .filter(([brandId]) => only === undefined || only.brandId === brandId)
      .flatMap(([brandId, hours]) => {
        const rules = rulesOf.get(brandId)!
        return hours.map((hour) => ({
          brandId,
          id: deps.newId(),
          personId,
          currency: rules.currency,
          amountMinor: hour.amountMinor,
          kind: 'standby' as const,
          hourAt: hour.hourAt,
          minutes: hour.minutes.length,
          ...(!rules.standbyBesideOthers && { paidMinutes: hour.minutes }),
          occurredAt: hour.hourAt,
          finalAt: hour.hourAt + HOUR + rules.finalAfter,
        }))
      }),
  )
  return await tx.pay.addEntries(entries)
}
