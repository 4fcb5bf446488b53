/** Many customers at risk at once: one matter for the lead, not one for each. */
export interface Incident {
  readonly id: string
  /** How many were at risk when the lead was last paged of it. */
  readonly pagedAtRisk: number
}

export type StormDecision =
  /** No storm: each piece of work pages for itself. */
  | { readonly type: 'calm' }
  | { readonly type: 'begins' }
  /** Twice as many as when the lead last heard of it. */
  | { readonly type: 'doubled' }
  /** The lead knows. */
  | { readonly type: 'goes_on' }
  | { readonly type: 'ends' }

/** What so many customers at risk are, given the incident that is open. `limit` is how many are still single cases. It ends at half of it. */
export function decideStorm(incident: Incident | null, atRisk: number, limit: number): StormDecision {
  if (!incident) return { type: atRisk > limit ? 'begins' : 'calm' }
  if (atRisk <= limit / 2) return { type: 'ends' }
  return { type: atRisk >= 2 * incident.pagedAtRisk ? 'doubled' : 'goes_on' }
}
