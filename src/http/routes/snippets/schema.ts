import { z } from 'zod'
import { brandQuery, channelKind, id, instant, page, pageQuery } from '../../schema.ts'

export const snippet = z
  .object({
    id,
    brand_id: id,
    title: z.string(),
    text: z.string(),
    language: z.string(),
    /** None: for every kind of channel. */
    channel_kinds: z.array(channelKind),
    tags: z.array(z.string()),
    owner: z.object({ person_id: id, name: z.string() }),
    /** From then on it is suggested to nobody, until somebody has looked at it again. */
    expires_at: instant,
    verified_at: instant,
    expired: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Snippet' })

export const snippets = page(snippet).meta({ id: 'Snippets' })

export const snippetsQuery = z.object({
  ...brandQuery,
  state: z.enum(['fresh', 'expired']).optional(),
  owner: z.union([id, z.literal('me')]).optional(),
  language: z.string().max(35).optional(),
  ...pageQuery,
})

const tag = z.string().trim().min(1).max(64)

const details = {
  title: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(20_000),
  language: z
    .string()
    .max(35)
    .regex(/^[a-zA-Z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language tag such as en or pt-BR'),
  channel_kinds: z.array(channelKind).max(5),
  tags: z.array(tag).max(50),
  owner_id: id,
  expires_at: z.iso.datetime({ offset: true }),
}

export const newSnippet = z.object({
  ...details,
  brand: z.string().max(64).optional(),
  channel_kinds: details.channel_kinds.default([]),
  tags: details.tags.default([]),
  /** Without it: whoever writes it. */
  owner_id: id.optional(),
})

export const changedSnippet = z.object(details).partial().extend({ expires_at: details.expires_at })

export const verified = z.object({ expires_at: details.expires_at })
