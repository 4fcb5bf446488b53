/** Dispatches, offers, claims and the record of decisions. */
export interface DispatchStore {
  /** Turns that were closed: their dispatches end, open offers and other people's claims are withdrawn. */
  closeForTurns(brandId: string, turnIds: readonly string[], reason: string): Promise<void>
}
