import { z } from 'zod'
import { parseInstant } from '../../domain/time/instant.ts'

const id = z.number().nullish()
const instant = z.string().refine((text) => parseInstant(text) !== null, 'is no instant')
/** An object in most answers, a name in the export of events. */
const via = z
  .union([z.string(), z.looseObject({ channel: z.union([z.string(), z.number()]).nullish() })])
  .nullish()

export const user = z.looseObject({
  id: z.number(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  role: z.string(),
  active: z.boolean().nullish(),
  suspended: z.boolean().nullish(),
  locale: z.string().nullish(),
  iana_time_zone: z.string().nullish(),
})

export const usersPage = z.looseObject({
  users: z.array(user),
  meta: z.looseObject({ has_more: z.boolean(), after_cursor: z.string().nullish() }).nullish(),
})

export const ticket = z.looseObject({
  id: z.number(),
  created_at: instant,
  updated_at: instant,
  generated_timestamp: z.number().nullish(),
  subject: z.string().nullish(),
  status: z.string(),
  requester_id: id,
  submitter_id: id,
  assignee_id: id,
  group_id: id,
  tags: z.array(z.string()).nullish(),
  via,
})

export const ticketsPage = z.looseObject({
  tickets: z.array(z.unknown()),
  users: z.array(user).nullish(),
  after_cursor: z.string().nullish(),
  end_of_stream: z.boolean(),
})

export const childEvent = z.looseObject({
  id: z.number().nullish(),
  event_type: z.string().nullish(),
  type: z.string().nullish(),
  author_id: id,
  body: z.string().nullish(),
  public: z.boolean().nullish(),
  comment_public: z.boolean().nullish(),
  comment_present: z.boolean().nullish(),
  created_at: instant.nullish(),
  status: z.string().nullish(),
  assignee_id: z.union([z.number(), z.string()]).nullish(),
  group_id: z.union([z.number(), z.string()]).nullish(),
  via,
})

export const ticketEvent = z.looseObject({
  id: z.number(),
  ticket_id: z.number(),
  created_at: instant.nullish(),
  timestamp: z.number().nullish(),
  updater_id: id,
  via,
  child_events: z.array(childEvent).default([]),
})

export const eventsPage = z.looseObject({
  ticket_events: z.array(z.unknown()),
  end_time: z.number().nullish(),
  end_of_stream: z.boolean().nullish(),
  count: z.number(),
})

export const metricEvent = z.looseObject({
  id: z.number(),
  ticket_id: z.number(),
  metric: z.string(),
  instance_id: z.number(),
  type: z.string(),
  time: instant,
  sla: z
    .looseObject({
      target: z.number().nullish(),
      target_in_seconds: z.number().nullish(),
      business_hours: z.boolean().nullish(),
    })
    .nullish(),
  deleted: z.boolean().nullish(),
})

export const metricsPage = z.looseObject({
  ticket_metric_events: z.array(z.unknown()),
  end_time: z.number().nullish(),
  end_of_stream: z.boolean().nullish(),
  count: z.number(),
})

export type ZendeskUser = z.output<typeof user>
export type ZendeskTicket = z.output<typeof ticket>
export type ZendeskTicketEvent = z.output<typeof ticketEvent>
export type ZendeskMetricEvent = z.output<typeof metricEvent>
export type Via = z.output<typeof via>
