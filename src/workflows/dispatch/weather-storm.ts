import { decideStorm } from '../../domain/dispatch/decide-storm.ts'
import type { BrandId } from '../../domain/ids.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import type { Deps, Transaction } from '../ports/store.ts'

/** Who is due within that time is at risk. */
const HORIZON = 5 * MINUTE
/** Counting further would tell nobody more. */
const COUNTED = 10_000

/**
 * Counts who is at risk and lets the brand's incident follow: it begins, grows or ends. Answers what the lead is to hear of
 * instead of single cases: `incident` when it began or doubled, `nothing` while it goes on, `single` in calm. Whoever cannot page
 * leaves a doubling to the next step that can.
 */
export async function weatherStorm(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  brandId: BrandId,
  canPage: boolean,
): Promise<'single' | 'incident' | 'nothing'> {
  const { calmUpTo } = await tx.dispatches.settings(brandId)
  const atRisk = await tx.incidents.atRisk(brandId, tx.now + HORIZON, COUNTED)
  const incident = await tx.incidents.open(brandId)
  const decision = decideStorm(incident, atRisk, calmUpTo)
  const id = incident?.id ?? deps.newId()
  const tell = (type: 'incident.opened' | 'incident.grew') =>
    tx.events.append([
      { type, brandId, subject: id, occurredAt: tx.now, payload: { incident_id: id, at_risk: atRisk } },
    ])
  switch (decision.type) {
    case 'calm':
      return 'single'
    case 'begins':
      if (!(await tx.incidents.begin(brandId, id, atRisk))) return 'nothing'
      await tell('incident.opened')
      return 'incident'
    case 'doubled':
      if (!canPage) return 'nothing'
      await tx.incidents.count(brandId, id, atRisk, true)
      await tell('incident.grew')
      return 'incident'
    case 'goes_on':
      await tx.incidents.count(brandId, id, atRisk, false)
      return 'nothing'
    case 'ends':
      await tx.incidents.end(brandId, id, atRisk)
      await tx.events.append([
        { type: 'incident.closed', brandId, subject: id, occurredAt: tx.now, payload: { incident_id: id } },
      ])
      return 'single'
  }
}
