import type { Zone } from '../time/zone.ts'
import { occurrencesOf } from './recurring.ts'
import { turnsOf } from './rotation.ts'
import type { Cover, Duty, Exception, Layer, Member, Period, Schedule, Swap, Temporary } from './schedule.ts'
import { touches, within, type Span, type SpansOf } from './span.ts'
import { openings } from './windows.ts'

/** A schedule made ready for questions; it holds no answers, so it never grows stale. */
export interface Roster {
  readonly combine: Schedule['combine']
  readonly layers: readonly CompiledLayer[]
  readonly ineligible: ReadonlySet<Member>
  readonly covers: readonly Cover[]
  readonly temporary: readonly Temporary[]
  readonly exceptions: readonly Exception[]
  readonly swaps: readonly Swap[]
  /** Whatever may change the answer beside the layers. */
  readonly changes: readonly Period[]
}

export interface CompiledLayer {
  readonly priority: number
  readonly spans: SpansOf
}

/** Prepares a schedule for `onShift`, `shiftsBetween` and `coverageGaps`. Throws nothing for what `parseSchedule` let through. */
export function compileRoster(schedule: Schedule): Roster {
  const { combine, temporary, exceptions } = schedule
  const ineligible = new Set(schedule.ineligible)
  const eligible = (members: readonly Member[]) => members.filter((member) => !ineligible.has(member))
  const covers = schedule.covers
    .map((cover) => ({ ...cover, members: eligible(cover.members) }))
    .filter((cover) => cover.members.length > 0)
  const swaps = schedule.swaps.filter((swap) => swap.takenBy !== null)
  const changes = [
    ...covers,
    ...temporary,
    ...temporary.flatMap(({ shifts }) => shifts),
    ...exceptions,
    ...swaps,
  ]
  const layers = schedule.layers.map((layer) => compileLayer(layer, schedule.timezone, eligible))
  return { combine, layers, ineligible, covers, temporary, exceptions, swaps, changes }
}

type Eligible = (members: readonly Member[]) => readonly Member[]

function compileLayer(layer: Layer, scheduleZone: Zone, eligible: Eligible): CompiledLayer {
  const zone = layer.timezone ?? scheduleZone
  const duties = dutiesOf(layer.duty, zone, eligible)
  const spans: SpansOf = (from, to) => {
    const open = layer.windows.length === 0 ? null : openings(layer.windows, zone, from, to)
    if (open?.length === 0) return []
    const filled = duties(from, to)
    return within(open ? within(filled, open) : filled, [layer.effective]).filter((span) =>
      touches(span, from, to),
    )
  }
  return { priority: layer.priority, spans }
}

function dutiesOf(duty: Duty, zone: Zone, eligible: Eligible): SpansOf {
  switch (duty.kind) {
    case 'fixed': {
      const members = eligible(duty.members)
      return members.length === 0 ? () => [] : () => [{ from: -Infinity, to: Infinity, members }]
    }
    case 'events': {
      const events = duty.events.flatMap(({ from, to, member }): Span[] =>
        eligible([member]).map((one) => ({ from, to, members: [one] })),
      )
      return (from, to) => events.filter((event) => touches(event, from, to))
    }
    case 'rotation':
      return turnsOf({ ...duty, groups: duty.groups.map(eligible) }, duty.timezone ?? zone)
    case 'recurring':
      return occurrencesOf({ ...duty, groups: duty.groups.map(eligible) }, duty.timezone ?? zone)
  }
}
