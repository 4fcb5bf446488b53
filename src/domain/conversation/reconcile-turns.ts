import type { Instant } from '../time/instant.ts'
import type { Turn, TurnEnd } from './turn.ts'

/** A turn as it was stored before the newest facts. */
export interface KnownTurn {
  readonly id: string
  readonly number: number
  readonly openedBy: string
  readonly openedAt: Instant
  readonly end: TurnEnd | null
  readonly history: boolean
}

/** What the newest facts did to a conversation's turns. */
export type TurnChange =
  | { readonly type: 'opened'; readonly turn: Turn }
  | { readonly type: 'closed'; readonly id: string; readonly turn: Turn & { readonly end: TurnEnd } }
  /** Late facts moved a turn's start or end, or took the end away. */
  | { readonly type: 'corrected'; readonly id: string; readonly before: KnownTurn; readonly turn: Turn }
  | { readonly type: 'removed'; readonly before: KnownTurn }

/** Compares the turns as stored with the turns as computed anew; a turn keeps its id as long as one of its ends is the same. */
export function reconcileTurns(
  known: readonly KnownTurn[],
  computed: readonly Turn[],
): readonly TurnChange[] {
  const left = new Set(known)
  const changes: TurnChange[] = []
  const partners = new Map<Turn, KnownTurn>()
  for (const isSame of [sameStart, sameEnd, sameNumber]) {
    for (const turn of computed) {
      if (partners.has(turn)) continue
      const partner = [...left].find((candidate) => isSame(candidate, turn))
      if (!partner) continue
      partners.set(turn, partner)
      left.delete(partner)
    }
  }
  for (const before of left) changes.push({ type: 'removed', before })
  for (const turn of computed) {
    const change = changeOf(partners.get(turn), turn)
    if (change) changes.push(change)
  }
  return changes
}

function changeOf(before: KnownTurn | undefined, turn: Turn): TurnChange | null {
  if (!before) return { type: 'opened', turn }
  const moved =
    before.openedBy !== turn.openedBy || before.openedAt !== turn.openedAt || before.number !== turn.number
  if (!moved && sameEnding(before.end, turn.end)) return null
  if (!moved && before.end === null && turn.end)
    return { type: 'closed', id: before.id, turn: { ...turn, end: turn.end } }
  return { type: 'corrected', id: before.id, before, turn }
}

function sameStart(known: KnownTurn, turn: Turn): boolean {
  return known.openedBy === turn.openedBy
}

function sameEnd(known: KnownTurn, turn: Turn): boolean {
  return known.end?.by === turn.end?.by
}

function sameNumber(known: KnownTurn, turn: Turn): boolean {
  return known.number === turn.number
}

function sameEnding(a: TurnEnd | null, b: TurnEnd | null): boolean {
  return a?.by === b?.by && a?.at === b?.at && a?.outcome === b?.outcome
}
