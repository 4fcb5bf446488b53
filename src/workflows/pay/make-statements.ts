import { lastPayPeriod } from '../../domain/pay/pay-period.ts'
import { makeStatement } from '../../domain/pay/pay-statement.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Zone } from '../../domain/time/zone.ts'
import type { Deps } from '../ports/store.ts'

/** How a brand is accounted for that says nothing of pay any more. */
const usualRhythm = { period: 'month', payAfterDays: 7 } as const

/** Writes the statements of periods that are over, once each. Answers how many. */
export async function makeStatements(deps: Deps): Promise<number> {
  let made = 0
  for (const brand of await deps.store.transaction((tx) => tx.pay.brands()))
    made += await statementsOf(deps, brand)
  return made
}

function statementsOf(deps: Deps, { id, zone }: { readonly id: BrandId; readonly zone: Zone }) {
  return deps.store.transaction(async (tx) => {
    await tx.pay.lock(id)
    const rules = (await tx.pay.rules(id)) ?? usualRhythm
    const period = lastPayPeriod(rules, zone, tx.now)
    let made = 0
    for (const { personId, currency, last, unstated } of await tx.pay.accounts(id)) {
      const statement = makeStatement(personId, currency, last, unstated, period)
      if (!statement) continue
      await tx.pay.addStatement(id, deps.newId(), statement)
      made += 1
    }
    return made
  })
}
