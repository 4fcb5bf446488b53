import type { BrandId, PersonId } from '../../domain/ids.ts'
import { standbyHours } from '../../domain/pay/standby-hours.ts'
import type { PayRules } from '../../domain/pay/pay-rules.ts'
import { DAY, HOUR, type Instant } from '../../domain/time/instant.ts'
import type { Deps, Transaction } from '../ports/store.ts'

/** So much of the past is booked in one transaction. */
const AT_ONCE = DAY

/** Books the hours that are over in which freelance experts stood by, over all brands. Answers how many were new. */
export async function settleStandby(deps: Deps): Promise<number> {
  let booked = 0
  for (const { id } of await deps.store.transaction((tx) => tx.pay.brands()))
    for (;;) {
      const step = await deps.store.transaction((tx) => settleBrand(deps, tx, id))
      booked += step.booked
      if (!step.more) break
    }
  return booked
}

async function settleBrand(deps: Deps, tx: Transaction, brandId: BrandId) {
  await tx.pay.lock(brandId)
  const rules = await tx.pay.rules(brandId)
  const over = tx.now - (tx.now % HOUR)
  const since = await tx.pay.standbySettledUntil(brandId, over)
  const until = Math.min(over, since + AT_ONCE)
  if (until <= since) return { booked: 0, more: false }
  const booked = rules ? await bookStandby(deps, tx, brandId, rules, { from: since, to: until }) : 0
  await tx.pay.setStandbySettled(brandId, until)
  return { booked, more: until < over }
}

/** Books one stretch of time; hours that are in the ledger stay as they are. */
export async function bookStandby(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  brandId: BrandId,
  rules: PayRules,
  { from, to, personId }: { readonly from: Instant; readonly to: Instant; readonly personId?: PersonId },
): Promise<number> {
  if (rules.standbyMinorPerHour === 0 || to <= from) return 0
  const duties = await tx.pay.duty(brandId, from, to, personId)
  return await tx.pay.addEntries(
    duties.flatMap((duty) =>
      standbyHours(rules, duty.zone, duty.stretches).map((hour) => ({
        brandId,
        id: deps.newId(),
        personId: duty.personId,
        currency: rules.currency,
        amountMinor: hour.amountMinor,
        kind: 'standby' as const,
        hourAt: hour.hourAt,
        minutes: hour.minutes,
        occurredAt: hour.hourAt,
        finalAt: hour.hourAt + HOUR + rules.finalAfter,
      })),
    ),
  )
}
