import { z } from 'zod'

export const retarget = z.object({
  /** Every running clock of the brand, not only those that began with this policy. */
  all: z.boolean().default(false),
})

export const retargetFigures = z.object({
  /** Looked at. */
  clocks: z.int(),
  moved: z.int(),
  earlier: z.int(),
  later: z.int(),
  /** Promised nothing any more. */
  ended: z.int(),
  /** Past due at once by the new promise. */
  new_breaches: z.int(),
  /** Breached by the old promise, and not by the new one. */
  voided_breaches: z.int(),
})

export const retargetPreview = retargetFigures
  .extend({
    /** The version that was looked at; null when the policy promises nothing. */
    version: z.int().nullable(),
  })
  .meta({ id: 'RetargetPreview' })
