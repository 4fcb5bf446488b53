import type { ChannelKind } from '../conversation/channel.ts'
import { speaks } from '../dispatch/eligible.ts'
import type { Instant } from '../time/instant.ts'
import type { Period } from './schedule.ts'
import { overlap } from './span.ts'

export interface Slot extends Period {
  readonly kind: ChannelKind
  /** Null where any language will do. */
  readonly language: string | null
  readonly takenBy: string | null
}

export interface Taker {
  readonly id: string
  readonly channelKinds: readonly ChannelKind[]
  readonly languages: readonly string[]
  readonly absences: readonly Period[]
  /** Slots that they took before. */
  readonly taken: readonly Period[]
}

export type SlotRefusal = 'already_taken' | 'is_over' | 'not_able' | 'absent' | 'overlaps_another'

export type SlotDecision =
  | { readonly type: 'take'; readonly from: Instant }
  | { readonly type: 'taken_before' }
  | { readonly type: 'refused'; readonly reason: SlotRefusal }

/** May this person book this slot? What is over of it is not booked. */
export function decideSlot(slot: Slot, taker: Taker, now: Instant): SlotDecision {
  if (slot.takenBy === taker.id) return { type: 'taken_before' }
  if (slot.takenBy !== null) return refused('already_taken')
  if (slot.to <= now) return refused('is_over')
  if (!canTake(slot, taker)) return refused('not_able')
  const left = { from: Math.max(slot.from, now), to: slot.to }
  if (taker.absences.some((absence) => overlaps(absence, left))) return refused('absent')
  if (taker.taken.some((other) => overlaps(other, left))) return refused('overlaps_another')
  return { type: 'take', from: left.from }
}

/** By channel and language. */
export function canTake(
  { kind, language }: Pick<Slot, 'kind' | 'language'>,
  { channelKinds, languages }: Pick<Taker, 'channelKinds' | 'languages'>,
): boolean {
  return channelKinds.includes(kind) && (language === null || speaks(languages, language))
}

function overlaps(one: Period, other: Period): boolean {
  const both = overlap(one, other)
  return both.from < both.to
}

function refused(reason: SlotRefusal): SlotDecision {
  return { type: 'refused', reason }
}
