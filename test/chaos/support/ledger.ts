/** What the outside world was promised: kept by the load, held against the tables afterwards. */
export interface Ledger {
  /** External ids of messages that Sundial has acknowledged, by whichever door. */
  readonly acknowledged: Set<string>
  /** Replies that were taken in: a word that stands in each text, and its message id. */
  readonly replies: Map<string, string>
  /** Who was told "it is yours", by offer. */
  readonly claims: Map<string, Set<string>>
  /** How often the world had to ask again, by what happened. */
  readonly refusals: Map<string, number>
}

export function newLedger(): Ledger {
  return { acknowledged: new Set(), replies: new Map(), claims: new Map(), refusals: new Map() }
}
