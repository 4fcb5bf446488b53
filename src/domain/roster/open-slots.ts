import { HOUR, type Millis } from '../time/instant.ts'
import type { Coverage } from './coverage.ts'
import type { Period } from './schedule.ts'

/** A stretch that one more person can book ahead of time. */
export interface OpenSlot extends Period {
  readonly arrivals: number
}

const longest: Millis = 4 * HOUR

/**
 * Cuts the hours that are short of people into slots of four hours at most, one for each missing person, in order of their start.
 * Hours that miss two people give two slots, so that two can be booked side by side.
 */
export function openSlots({ hours }: Coverage, longestSlot: Millis = longest): OpenSlot[] {
  const most = Math.max(0, ...hours.map(({ needed, people }) => needed - people))
  const rows = Array.from({ length: most }, (_, k) =>
    joined(
      hours.filter((hour) => hour.needed - hour.people > k),
      longestSlot,
    ),
  )
  return rows.flat().sort((one, other) => one.from - other.from || one.to - other.to)
}

function joined(hours: readonly OpenSlot[], longestSlot: Millis): OpenSlot[] {
  const slots: OpenSlot[] = []
  for (const { from, to, arrivals } of hours) {
    const last = slots.at(-1)
    if (last?.to === from && to - last.from <= longestSlot) {
      slots[slots.length - 1] = { from: last.from, to, arrivals: last.arrivals + arrivals }
    } else {
      slots.push({ from, to, arrivals })
    }
  }
  return slots
}
