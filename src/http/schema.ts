import { z } from 'zod'

export const id = z.uuid().meta({ description: 'A UUID.' })

export const instant = z.iso.datetime().meta({
  description: 'An instant, ISO 8601 in UTC with milliseconds.',
  example: '2026-03-29T01:00:00.000Z',
})

export const slug = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'small letters, digits and single hyphens between them')

export const channelKind = z.enum(['email', 'chat', 'social', 'phone', 'helpdesk'])

export const metric = z.enum([
  'first_response',
  'next_response',
  'periodic_update',
  'resolution',
  'promise',
  'requester_wait',
  'claim_to_reply',
  'group_share',
])

/** Who keeps it: what `config/` manages is read-only in the console. */
export const managedBy = z.enum(['console', 'config'])

/** Every list: `next` is the cursor of the following page, null on the last. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
}

export const brandQuery = {
  brand: z.string().max(64).optional().meta({
    description: 'Id or slug. Without it: all brands in which you may do this.',
  }),
}

/** Every error, as `application/problem+json`. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'What a program decides by; the words may change, this does not.' }),
    detail: z.string().meta({ description: 'What is wrong, where, and how to mend it.' }),
    request_id: z.string(),
    errors: z.array(z.object({ path: z.string(), problem: z.string() })).optional(),
  })
  .catchall(z.unknown())
  .meta({ id: 'Problem' })
