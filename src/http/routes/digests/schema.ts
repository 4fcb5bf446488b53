import { z } from 'zod'
import { digestLanguages } from '../../../domain/digest/languages.ts'
import { digestRoads } from '../../../workflows/ports/digest-store.ts'
import { id, instant, page, pageQuery, brandQuery } from '../../schema.ts'

export const period = z.enum(['daily', 'weekly', 'monthly'])

export const digestPreview = z
  .object({
    brand_id: id,
    period,
    from_at: instant,
    to_at: instant,
    subject: z.string(),
    /** The one sentence. */
    headline: z.string(),
    /** The one decision in words; null in a quiet period. `figures.remedy` has it as numbers, null where there is none. */
    decision: z
      .object({
        title: z.string(),
        text: z.string(),
        assumed: z.string().nullable(),
        achieved: z.string().nullable(),
      })
      .nullable(),
    figures: z.record(z.string(), z.unknown()),
    html: z.string(),
    text: z.string(),
  })
  .meta({ id: 'DigestPreview' })

export const digestQuery = z.object({
  ...brandQuery,
  period: period.default('weekly'),
  /** An instant within the period asked for; without it the last whole one. */
  at: z.iso.datetime({ offset: true }).optional(),
  /** Without it your own, or what your browser asks for. */
  language: z.enum(digestLanguages).optional(),
  /** `csv` is a sheet of the figures. */
  format: z.enum(['json', 'pdf', 'csv']).default('json'),
})

export const sendDigest = z.object({ brand: z.string().max(64).optional(), period: period.default('weekly') })

export const sentDigest = z.object({ digest_id: id, state: z.literal('queued') }).meta({ id: 'SentDigest' })

export const subscription = z
  .object({
    id,
    brand_id: id,
    person_id: id,
    period,
    /** Minutes of the local day at which it is sent. */
    at_local_minute: z.int(),
    time_zone: z.string(),
    language: z.string(),
    via: z.array(z.enum(digestRoads)),
  })
  .meta({ id: 'DigestSubscription' })

export const subscriptions = page(subscription).meta({ id: 'DigestSubscriptions' })

export const subscriptionsQuery = z.object({ ...brandQuery, ...pageQuery })

export const newSubscription = z.object({
  brand: z.string().max(64).optional(),
  period,
  at_local_minute: z.int().min(0).max(1_439).default(480),
  time_zone: z.string().max(64).optional(),
  language: z.string().max(35).optional(),
  /** Slack needs your Slack account to be known here. */
  via: z.array(z.enum(digestRoads)).min(1).max(digestRoads.length).default(['email']),
})
