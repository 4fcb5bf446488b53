import { WEEKDAYS, type ClockWindow, type Weekday } from '../calendar/definition/calendar-definition.ts'

const DAY = 1_440

type Weekly = Partial<Record<Weekday, readonly ClockWindow[]>>

/** Opening hours as minutes since Sunday 00:00, end exclusive, cut at midnights; a stretch beyond Saturday goes on on Sunday. */
export function weeklyFromMinutes(
  stretches: readonly { readonly from: number; readonly to: number }[],
): Weekly {
  const weekly: Partial<Record<Weekday, ClockWindow[]>> = {}
  for (const { from, to } of stretches)
    for (let start = from; start < to;) {
      const end = Math.min(to, (Math.floor(start / DAY) + 1) * DAY)
      const day = WEEKDAYS[(Math.floor(start / DAY) + 6) % 7]!
      const window: ClockWindow = [clock(start % DAY), end % DAY === 0 ? '24:00' : clock(end % DAY)]
      weekly[day] = [...(weekly[day] ?? []), window].sort((a, b) => (a[0] < b[0] ? -1 : 1))
      start = end
    }
  return weekly
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
