import { z } from 'zod'
import { id, instant, page, pageQuery } from '../../schema.ts'
import { role } from '../session/schema.ts'

export const brand = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    time_zone: z.string(),
    /** All outbound traffic stands still since then. */
    outbound_stopped_at: instant.nullable(),
    /** What you are there. */
    roles: z.array(role),
    /** Of which roles a second factor is asked. */
    second_factor_for: z.array(role),
  })
  .meta({ id: 'Brand' })

export const brands = page(brand).meta({ id: 'Brands' })

export const brandsQuery = z.object({ ...pageQuery })

export const changedBrand = z
  .object({
    name: z.string().trim().min(1).max(200),
    /** What the expert's page shows beside a conversation. */
    context: z
      .object({
        /** Facts that other systems may hand in: name -> what the page calls it. */
        facts: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/), z.string().trim().min(1).max(100)),
        /** Up to so much an expert may give without asking; null: nothing. */
        goodwill: z
          .object({ amount_minor: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) })
          .nullable(),
      })
      .partial(),
    acknowledgement: z.object({
      /** Where customers who wait may help themselves meanwhile; null: nowhere. */
      help_url: z
        .url({ protocol: /^https?$/ })
        .max(500)
        .nullable(),
    }),
    privacy: z.object({
      /** After so many days without a word, what was said is forgotten; null: never. */
      retain_days: z.int().min(1).max(36_500).nullable(),
    }),
    /** Administrators alone. */
    sign_in: z.object({
      /** Whoever has one of these roles sets up one-time codes before anything else, and is asked for one whenever they sign in. */
      second_factor_for: z.array(role).max(4),
    }),
  })
  .partial()
  .refine(
    (change) => Object.keys(change).length > 0,
    'name at least one of: name, context, acknowledgement, privacy, sign_in',
  )
