import { z } from 'zod'
import { instant } from '../../../schema.ts'
import { timeZone } from '../../../zone.ts'
import { calendarDefinition, calendarNotes } from '../schema.ts'

/** More than half a year nobody looks through. */
const MOST_WEEKS = 27

const weeks = z.coerce.number().int().min(1).max(MOST_WEEKS).default(4)

const zones = {
  time_zone: timeZone.optional().meta({ description: "The team's; the calendar's own unless given." }),
  customer_time_zone: timeZone.optional().meta({ description: 'The same as the team unless given.' }),
}

export const previewQuery = z.object({ weeks, ...zones })

export const previewRequest = z.object({
  brand: z.string().max(64).optional(),
  /** Hours that are not saved yet. */
  definition: calendarDefinition,
  weeks,
  ...zones,
})

const wall = z.object({ from: z.string(), to: z.string() })

export const calendarPreview = z
  .object({
    time_zone: z.string(),
    customer_time_zone: z.string(),
    notes: calendarNotes,
    days: z.array(
      z.object({
        /** By the team's wall. */
        date: z.iso.date(),
        /** What is kept on this date; unnamed ones are ''. */
        holidays: z.array(z.string()),
        /** What opens on this date, as either wall shows it: `2026-03-29T09:00:00`. */
        windows: z.array(z.object({ from: instant, to: instant, here: wall, there: wall, seconds: z.int() })),
        /** Of either zone, by the team's date. */
        clock_changes: z.array(
          z.object({ zone: z.string(), at: instant, before_minutes: z.int(), after_minutes: z.int() }),
        ),
      }),
    ),
  })
  .meta({ id: 'CalendarPreview' })
