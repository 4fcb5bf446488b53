import { weekdays } from '../time/wall-date.ts'
import { isDayOf, type CoverWindow } from './best-cover.ts'

const clock = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`

/** The remedy as a schedule in the language of rosters; whoever adopts it names the members. Midnight is its own next day. */
export function remedyDraft(window: CoverWindow, members: readonly string[] = []) {
  const { days, fromHour, toHour, zone } = window
  return {
    timezone: zone,
    layers: [
      {
        id: 'one-more',
        windows: [
          {
            days: weekdays.filter((_, weekday) => isDayOf(days, weekday)),
            from: clock(fromHour),
            to: clock(toHour),
          },
        ],
        fixed: [...members],
      },
    ],
  }
}
