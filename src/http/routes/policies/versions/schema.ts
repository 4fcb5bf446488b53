import { z } from 'zod'
import { id, instant, page, pageQuery } from '../../../schema.ts'
import { policyDefinition } from '../schema.ts'

export const policyVersionDetail = z
  .object({
    version: z.int(),
    state: z.enum(['draft', 'published', 'superseded']),
    definition: policyDefinition,
    /** The calendars that it names, as they were when it was published; null for one that never was. */
    calendars: z.record(z.string(), z.unknown()).nullable(),
    created_at: instant,
    published_at: instant.nullable(),
    /** Null for a program, or a file of the configuration. */
    created_by: z.object({ id, name: z.string() }).nullable(),
    /** Clocks that run on it now. */
    clocks: z.int(),
  })
  .meta({ id: 'PolicyVersion' })

export const policyVersions = page(policyVersionDetail).meta({ id: 'PolicyVersions' })

export const versionsQuery = z.object(pageQuery)

const versionNumber = z.coerce.number().int().min(1).max(1_000_000)

export const diffQuery = z.object({
  from: versionNumber.optional().meta({ description: 'The published version unless given.' }),
  to: versionNumber
    .optional()
    .meta({ description: 'The draft unless given, or else the published version.' }),
})

export const policyDiff = z
  .object({
    from: z.int().nullable(),
    to: z.int(),
    changes: z.array(
      z.object({
        /** `targets.first_response.steps.50%.do`, `calendars.office.weekly.mon`. */
        path: z.string(),
        before: z.unknown(),
        after: z.unknown(),
      }),
    ),
  })
  .meta({ id: 'PolicyDiff' })
