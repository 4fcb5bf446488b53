import { z } from 'zod'
import { brandQuery, id, instant } from '../../schema.ts'

const whose = z.union([id, z.literal('me')])

export const absenceFeed = z
  .object({
    id,
    person_id: id,
    /** Of the calendar's address; the whole of it is a secret that is shown to nobody. */
    host: z.string(),
    created_at: instant,
    /** When it was last read without trouble. */
    read_at: instant.nullable(),
    /** When it is asked again. */
    next_at: instant,
    /** In a row. */
    failures: z.int(),
    /** Why the last reading failed: what it said before still counts. */
    problem: z
      .enum([
        'address_refused',
        'unreachable',
        'not_allowed',
        'gone',
        'busy',
        'odd_answer',
        'too_large',
        'not_a_calendar',
        'repeats_too_often',
      ])
      .nullable(),
    /** Absences by it that are not over. */
    absences: z.int(),
  })
  .meta({ id: 'AbsenceFeed' })

export const absenceFeeds = z
  .object({ items: z.array(absenceFeed), next: z.null() })
  .meta({ id: 'AbsenceFeeds' })

export const absenceFeedsQuery = z.object({ ...brandQuery, person_id: whose.default('me') })

/** The address that the calendar's program gives for reading it elsewhere (`https://` or `webcal://`). */
export const newAbsenceFeed = z.object({
  person_id: whose.default('me'),
  url: z.string().trim().min(1).max(2_000),
})
