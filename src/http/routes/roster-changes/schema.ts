import { z } from 'zod'
import { brandQuery, id, instant } from '../../schema.ts'

export const changeKind = z.enum(['cover', 'temporary', 'exception', 'swap'])

export const rosterChange = z
  .object({
    id,
    brand_id: id,
    roster_id: id,
    kind: changeKind,
    /** In the schedule language: `{members, priority?, from, to}`, `{shifts, from, to}`, `{kind, member, for?, from, to}`, `{for, taken_by, from, to}`. */
    definition: z.record(z.string(), z.unknown()),
    from: instant,
    to: instant,
    created_by: id.nullable(),
    created_at: instant,
  })
  .meta({ id: 'RosterChange' })

export const rosterChanges = z
  .object({ items: z.array(rosterChange), next: z.null() })
  .meta({ id: 'RosterChanges' })

export const rosterChangesQuery = z.object({
  ...brandQuery,
  roster: id.optional(),
  kind: changeKind.optional(),
  /** Without it: those that have not ended. */
  ending_after: z.iso.datetime({ offset: true }).optional(),
})

export const newRosterChange = z.object({
  roster_id: id,
  kind: z.enum(['cover', 'temporary', 'exception']),
  definition: z.record(z.string(), z.unknown()),
})

export const laidOver = z
  .object({
    change: rosterChange,
    /** Others that stand over the same time, and how the rules settle it between them. */
    overlaps: z.array(rosterChange),
    note: z.string().nullable(),
  })
  .meta({ id: 'LaidOver' })
