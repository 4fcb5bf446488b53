import { z } from 'zod'

const id = z.union([z.string(), z.number()]).transform(String)
export const author = z.looseObject({ type: z.string(), id: id.nullish(), name: z.string().nullish() })

export const me = z.looseObject({ type: z.string(), name: z.string().nullish(), email: z.string().nullish() })

export const part = z.looseObject({
  id,
  part_type: z.string(),
  body: z.string().nullish(),
  created_at: z.number(),
  author: author.nullish(),
  assigned_to: z.looseObject({ type: z.string().nullish(), id: id.nullish() }).nullish(),
  redacted: z.boolean().nullish(),
  /** Named where a program wrote it by the interface, under whosever name. */
  app_package_code: z.string().nullish(),
})

export const conversation = z.looseObject({
  id,
  created_at: z.number(),
  updated_at: z.number(),
  title: z.string().nullish(),
  source: z.looseObject({
    id: id.nullish(),
    type: z.string().nullish(),
    delivered_as: z.string().nullish(),
    subject: z.string().nullish(),
    body: z.string().nullish(),
    author: author.nullish(),
    redacted: z.boolean().nullish(),
  }),
  contacts: z.looseObject({ contacts: z.array(z.looseObject({ id })).default([]) }).nullish(),
  sla_applied: z.looseObject({ sla_name: z.string().nullish(), sla_status: z.string().nullish() }).nullish(),
  conversation_parts: z
    .looseObject({ conversation_parts: z.array(z.unknown()), total_count: z.number().nullish() })
    .nullish(),
})

export const searchPage = z.looseObject({
  conversations: z.array(z.looseObject({ id, updated_at: z.number() })),
  pages: z.looseObject({ next: z.looseObject({ starting_after: z.string().nullish() }).nullish() }).nullish(),
})

export type IntercomConversation = z.output<typeof conversation>
export type IntercomPart = z.output<typeof part>
export type IntercomAuthor = z.output<typeof author>
