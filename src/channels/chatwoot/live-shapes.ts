import { z } from 'zod'

/** Chatwoot's guide writes numbers as words, its programs write them as numbers. */
const id = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
const person = z.looseObject({
  id: id.nullish(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  type: z.string().nullish(),
})

/** A call of Chatwoot's webhook: the message itself, with its conversation beside it. */
export const messageCreated = z.looseObject({
  event: z.literal('message_created'),
  id,
  content: z.string().nullish(),
  created_at: z.union([z.string(), z.number()]),
  message_type: z.enum(['incoming', 'outgoing', 'activity', 'template']),
  private: z.boolean().nullish(),
  content_attributes: z.looseObject({ automation_rule_id: z.number().nullish() }).nullish(),
  additional_attributes: z.looseObject({ campaign_id: z.number().nullish() }).nullish(),
  sender: person.nullish(),
  contact: person.nullish(),
  conversation: z.looseObject({
    id: id.nullish(),
    /** The same, as people see it. */
    display_id: id.nullish(),
    additional_attributes: z.looseObject({ mail_subject: z.string().nullish() }).nullish(),
    meta: z.looseObject({ sender: person.nullish() }).nullish(),
  }),
})

export type MessageCreated = z.output<typeof messageCreated>

export const sentMessage = z.looseObject({ id, created_at: z.number() })

export const agents = z.array(
  z.looseObject({
    id,
    email: z.string().nullish(),
    name: z.string().nullish(),
    availability_status: z.string().nullish(),
  }),
)

export const labelled = z.looseObject({
  id,
  status: z.string(),
  labels: z.array(z.string()).nullish(),
  meta: z.looseObject({ assignee: person.nullish() }).nullish(),
})
