import { z } from 'zod'
import { brandQuery, id, instant } from '../../schema.ts'

export const absence = z
  .object({
    id,
    person_id: id,
    name: z.string(),
    from: instant,
    to: instant,
    /** Shown to the person and to leads only. */
    reason: z.string().nullable(),
    /** Said here, or read from the person's own calendar. */
    source: z.enum(['said', 'calendar']),
  })
  .meta({ id: 'Absence' })

export const absences = z.object({ items: z.array(absence), next: z.null() }).meta({ id: 'Absences' })

const whose = z.union([id, z.literal('me')])

export const absencesQuery = z.object({
  ...brandQuery,
  person_id: whose.optional(),
  ending_after: z.iso.datetime({ offset: true }).optional(),
})

export const newAbsence = z.object({
  person_id: whose.default('me'),
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  reason: z.string().trim().max(200).optional(),
})

/** An iCalendar file: busy and out-of-office events become absences, their titles are not kept. */
export const importedCalendar = z.object({
  person_id: whose.default('me'),
  ical: z.string().min(1).max(1_000_000),
})

export const imported = z
  .object({ person_id: id, absences: z.int(), until: instant })
  .meta({ id: 'ImportedAbsences' })
