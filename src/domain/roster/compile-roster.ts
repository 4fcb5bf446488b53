import type { Zone } from '../time/zone.ts'
import { membersOfDuty } from './members.ts'
import { occurrencesOf } from './recurring.ts'
import { turnsOf } from './rotation.ts'
import type {
  Cover,
  Duty,
  Exception,
  Layer,
  Member,
  Period,
  Schedule,
  Shift,
  Swap,
  Temporary,
} from './schedule.ts'
import { always, touches, within, type Span, type SpansOf } from './span.ts'
import { openings } from './windows.ts'

/** A schedule made ready for questions; it holds no answers, so it never grows stale. */
export interface Roster {
  readonly combine: Schedule['combine']
  readonly layers: readonly CompiledLayer[]
  readonly ineligible: ReadonlySet<Member>
  readonly absences: readonly Shift[]
  readonly covers: readonly Cover[]
  readonly temporary: readonly Temporary[]
  readonly exceptions: readonly Exception[]
  readonly swaps: readonly Swap[]
  /** Whatever may change the answer beside the layers. */
  readonly changes: readonly Period[]
}

export interface CompiledLayer {
  readonly id: string
  readonly members: ReadonlySet<Member>
  readonly priority: number
  readonly spans: SpansOf
}

/**
 * Prepares a schedule for `onShift`, `shiftsBetween` and `coverageGaps`. While somebody is absent they count as ineligible.
 * Throws nothing for what `parseSchedule` let through.
 */
export function compileRoster(schedule: Schedule, absences: readonly Shift[] = []): Roster {
  const { combine, covers, temporary, exceptions, swaps } = schedule
  const shifts = temporary.flatMap((each) => each.shifts)
  return {
    combine,
    covers,
    temporary,
    exceptions,
    swaps,
    absences,
    ineligible: new Set(schedule.ineligible),
    layers: schedule.layers.map((layer) => compileLayer(layer, schedule.timezone)),
    changes: [...absences, ...covers, ...temporary, ...shifts, ...exceptions, ...swaps],
  }
}

function compileLayer(layer: Layer, scheduleZone: Zone): CompiledLayer {
  const zone = layer.timezone ?? scheduleZone
  const duties = dutiesOf(layer.duty, zone)
  const spans: SpansOf = (from, to) => {
    const open = layer.windows.length === 0 ? null : openings(layer.windows, zone, from, to)
    if (open?.length === 0) return []
    const filled = duties(from, to)
    return within(open ? within(filled, open) : filled, [layer.effective]).filter((span) =>
      touches(span, from, to),
    )
  }
  const { id, priority, duty } = layer
  return { id, priority, members: new Set(membersOfDuty(duty)), spans }
}

function dutiesOf(duty: Duty, zone: Zone): SpansOf {
  switch (duty.kind) {
    case 'fixed': {
      const { members } = duty
      return () => [{ ...always, members }]
    }
    case 'events': {
      const events = duty.events.map(({ from, to, member }): Span => ({ from, to, members: [member] }))
      return (from, to) => events.filter((event) => touches(event, from, to))
    }
    case 'rotation':
      return turnsOf(duty, duty.timezone ?? zone)
    case 'recurring':
      return occurrencesOf(duty, duty.timezone ?? zone)
  }
}
