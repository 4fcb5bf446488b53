import ical, { type EventInstance, type VEvent } from 'node-ical'
import { DAY, type Instant } from '../time/instant.ts'
import { instantOf, type Zone } from '../time/zone.ts'
import type { Period } from './schedule.ts'
import { merge, overlap } from './span.ts'

export type ReadAbsences =
  | { readonly ok: true; readonly absences: readonly Period[] }
  | { readonly ok: false; readonly problem: 'not-a-calendar' | 'repeats-too-often' }

/** Rules that fall on many instants of an hour: to list them all takes longer than anybody waits. */
const tooOften = /^RRULE.*(FREQ=(SECONDLY|MINUTELY)|BYSECOND=|BYMINUTE=[^;\r\n]*,)/im
/** Those that fall on many hours are listed for a few events. */
const hourly = /^RRULE.*(FREQ=HOURLY|BYHOUR=[^;\r\n]*,)/gim
const FEW = 20

/**
 * When somebody is away, by their own calendar (iCalendar text), within `[from, to)`: events that show as busy or out of office and are
 * not cancelled, repeated ones too, joined where they touch. Titles are not kept. Days and times without a zone are in the person's zone.
 */
export function absencesFromIcal(written: string, zone: Zone, from: Instant, to: Instant): ReadAbsences {
  const text = unfolded(written)
  if (!/^BEGIN:VCALENDAR\s*$/m.test(text)) return { ok: false, problem: 'not-a-calendar' }
  if (tooOften.test(text) || (text.match(hourly)?.length ?? 0) > FEW)
    return { ok: false, problem: 'repeats-too-often' }
  try {
    return { ok: true, absences: periodsIn(text, zone, from, to) }
  } catch {
    return { ok: false, problem: 'not-a-calendar' } // the library stumbles over what no calendar program writes
  }
}

/** Long lines are folded: what goes on begins with a blank (RFC 5545, 3.1). */
function unfolded(text: string): string {
  return text.replace(/\r?\n[ \t]/g, '')
}

function periodsIn(text: string, zone: Zone, from: Instant, to: Instant): readonly Period[] {
  const components = Object.values(ical.sync.parseICS(inZone(text, zone)))
  const events = components.flatMap((each) => (each?.type === 'VEVENT' ? [each] : []))
  // A day on either side, for the library compares whole days on the wall of the machine.
  const range = { from: new Date(from - DAY), to: new Date(to + DAY), expandOngoing: true }
  const away = events
    .flatMap((event) => ical.expandRecurringEvent(event, range))
    .filter(({ event }) => showsAsAway(event))
    .map((instance) => overlap(periodOf(instance, zone), { from, to }))
  return merge(away.filter((period) => period.from < period.to))
}

/** Gives floating times the person's zone, which the library would read in the zone of the machine. */
function inZone(text: string, zone: Zone): string {
  return text.replace(
    /^(DTSTART|DTEND|EXDATE|RECURRENCE-ID)((?:;(?!TZID=)[^:\r\n]*)?):(?=\d{8}T\d{6}(?:,[\dT,]*)?\r?$)/gm,
    `$1$2;TZID=${zone}:`,
  )
}

function showsAsAway(event: VEvent): boolean {
  if (event.status === 'CANCELLED' || event.transparency === 'TRANSPARENT') return false
  const shown = (event as unknown as Record<string, unknown>)['MICROSOFT-CDO-BUSYSTATUS']
  return shown === undefined || shown === 'BUSY' || shown === 'OOF'
}

/** The library gives whole days as midnights on the wall of the machine: only their dates are meant. */
function periodOf({ start, end, isFullDay }: EventInstance, zone: Zone): Period {
  if (!isFullDay) return { from: start.getTime(), to: end.getTime() }
  const first = Date.UTC(start.getFullYear(), start.getMonth(), start.getDate())
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY))
  return { from: instantOf(zone, first, 'first'), to: instantOf(zone, first + days * DAY, 'last') }
}
