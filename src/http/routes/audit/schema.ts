import { z } from 'zod'
import { brandQuery, id, instant, page, pageQuery } from '../../schema.ts'

export const auditEntry = z
  .object({
    id,
    /** Null: of a person, in whatever brand; administrators see those. */
    brand_id: id.nullable(),
    /** `policy.publish`, `calendar.change`, `clocks.retarget` ... */
    action: z.string(),
    /** What was changed. */
    subject: z.string(),
    /** Null for a program of the operator's. */
    person: z.object({ id, name: z.string() }).nullable(),
    before: z.unknown(),
    after: z.unknown(),
    /** Every place where the two differ. */
    changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
    at: instant,
  })
  .meta({ id: 'AuditEntry' })

export const auditEntries = page(auditEntry).meta({ id: 'AuditEntries' })

export const auditQuery = z.object({
  ...brandQuery,
  subject: z.string().max(100).optional().meta({ description: 'Id of what was changed.' }),
  action: z.string().max(100).optional().meta({ description: 'An action, or its beginning: `policy.`' }),
  person_id: id.optional(),
  from: instant.optional(),
  to: instant.optional().meta({ description: 'Not included.' }),
  ...pageQuery,
})

export const auditChain = z
  .object({
    /** Every line is what it was when it was written, and none is missing. */
    whole: z.boolean(),
    lines: z.int(),
    /** The digest of the last line: noted elsewhere, it proves later that nothing was cut off the end. */
    head: z.string().nullable(),
    broken: z.array(z.object({ position: z.int(), problem: z.string() })),
  })
  .meta({ id: 'AuditChain' })
