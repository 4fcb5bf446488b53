import { DAY, type Instant, type Millis } from '../../time/instant.ts'
import type { Desk } from './desk.ts'
import { blockOf, type Block } from './block.ts'
import { mergeStretches, type Stretch } from './stretch.ts'
import { deskHoursWithin } from './windows-opening-on.ts'

/** Long enough that a year is 13 steps, short enough that a first question costs microseconds. */
export const BLOCK: Millis = 28 * DAY

/** The blocks of some 80 years; wild questions cannot fill the memory. */
const MOST_BLOCKS = 1_024

export type Timeline = (index: number) => Block

/** The union of the desks' hours, worked out block by block and remembered. */
export function timelineOf(desks: readonly Desk[]): Timeline {
  const blocks = new Map<number, Block>()
  return (index) => {
    let block = blocks.get(index)
    if (!block) {
      if (blocks.size >= MOST_BLOCKS) blocks.clear()
      block = blockOf(hoursWithin(desks, index * BLOCK, (index + 1) * BLOCK))
      blocks.set(index, block)
    }
    return block
  }
}

/** When at least one of the desks is open within `[from, to)`, merged and in order. */
export function hoursWithin(desks: readonly Desk[], from: Instant, to: Instant): Stretch[] {
  return mergeStretches(desks.flatMap((desk) => deskHoursWithin(desk, from, to)))
}
