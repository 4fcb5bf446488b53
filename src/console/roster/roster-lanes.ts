import type { Day } from '../../http/api-types.ts'
import { daylight, type LightStop } from '../board/daylight.ts'

export interface PersonLane {
  readonly personId: string
  readonly name: string
  readonly zone: string
  readonly light: readonly LightStop[]
  /** Shares of the way through the day, 0 to 1. */
  readonly spans: readonly {
    readonly from: number
    readonly to: number
    readonly fromAt: string
    readonly toAt: string
  }[]
}

export interface RosterLanes {
  readonly id: string
  readonly name: string
  readonly audience: 'on_shift' | 'standby'
  readonly people: readonly PersonLane[]
}

/** Each roster's people with their shifts of the day, whoever begins first on top. */
export function rosterLanes(day: Day): readonly RosterLanes[] {
  const from = Date.parse(day.from_at)
  const to = Date.parse(day.to_at)
  const share = (instant: string) => Math.min(1, Math.max(0, (Date.parse(instant) - from) / (to - from)))
  return day.rosters.map(({ id, name, audience, shifts }) => {
    const people = new Map<string, PersonLane>()
    for (const shift of [...shifts].sort((a, b) => (a.from_at < b.from_at ? -1 : 1))) {
      const known = people.get(shift.person_id)
      const span = {
        from: share(shift.from_at),
        to: share(shift.to_at),
        fromAt: shift.from_at,
        toAt: shift.to_at,
      }
      people.set(shift.person_id, {
        personId: shift.person_id,
        name: shift.name,
        zone: shift.time_zone,
        light: known?.light ?? daylight(from, to, shift.time_zone),
        spans: [...(known?.spans ?? []), span],
      })
    }
    return { id, name, audience, people: [...people.values()] }
  })
}
