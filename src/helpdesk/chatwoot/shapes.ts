import { z } from 'zod'

const id = z.number().nullish()

export const profile = z.looseObject({
  id: z.number(),
  name: z.string().nullish(),
  account_id: id,
  accounts: z
    .array(z.looseObject({ id: z.number(), name: z.string().nullish(), role: z.string().nullish() }))
    .default([]),
})

export const conversation = z.looseObject({
  id: z.number(),
  status: z.string(),
  created_at: z.number(),
  last_activity_at: z.number(),
  first_reply_created_at: z.number().nullish(),
  additional_attributes: z
    .looseObject({ browser_language: z.string().nullish(), mail_subject: z.string().nullish() })
    .nullish(),
  meta: z.looseObject({
    channel: z.string().nullish(),
    sender: z.looseObject({ id, name: z.string().nullish() }).nullish(),
  }),
  /** Of the paid edition alone. */
  applied_sla: z
    .looseObject({
      created_at: z.union([z.number(), z.string()]).nullish(),
      sla_first_response_time_threshold: z.number().nullish(),
      sla_only_during_business_hours: z.boolean().nullish(),
    })
    .nullish(),
  sla_events: z
    .array(z.looseObject({ id, event_type: z.string(), created_at: z.union([z.number(), z.string()]) }))
    .nullish(),
})

export const conversationsPage = z.looseObject({
  data: z.looseObject({ payload: z.array(z.unknown()) }),
})

export const message = z.looseObject({
  id: z.number(),
  content: z.string().nullish(),
  /** 0 came in, 1 went out, 2 tells what was done, 3 was written by a form of the inbox. */
  message_type: z.number(),
  created_at: z.number(),
  private: z.boolean().nullish(),
  content_attributes: z.looseObject({ automation_rule_id: id, deleted: z.boolean().nullish() }).nullish(),
  additional_attributes: z.looseObject({ campaign_id: id }).nullish(),
  sender: z.looseObject({ id, type: z.string().nullish(), name: z.string().nullish() }).nullish(),
})

export const messagesPage = z.looseObject({ payload: z.array(z.unknown()) })

export type ChatwootConversation = z.output<typeof conversation>
export type ChatwootMessage = z.output<typeof message>
