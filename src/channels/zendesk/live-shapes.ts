import { z } from 'zod'
import { user } from '../../helpdesk/zendesk/shapes.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const via = z.looseObject({ channel: z.union([z.string(), z.number()]).nullish() }).nullish()

export const liveTicket = z.looseObject({
  id,
  subject: z.string().nullish(),
  status: z.string(),
  requester_id: id,
  updated_at: z.string(),
  assignee_id: id.nullish(),
  tags: z.array(z.string()).nullish(),
})

export const ticketAnswer = z.looseObject({ ticket: liveTicket })

export const ticketsAnswer = z.looseObject({ tickets: z.array(liveTicket), users: z.array(user).default([]) })

export const liveComment = z.looseObject({
  id,
  author_id: id,
  body: z.string(),
  public: z.boolean(),
  created_at: z.string(),
  via,
})

export const commentsAnswer = z.looseObject({
  comments: z.array(liveComment),
  users: z.array(user).default([]),
})

/** `zen:event-type:ticket.comment_added`; other events of tickets need nothing of us. */
export const commentAdded = z.looseObject({
  type: z.literal('zen:event-type:ticket.comment_added'),
  time: z.string(),
  detail: z.looseObject({ id, requester_id: id, subject: z.string().nullish() }),
  event: z.looseObject({
    comment: z.looseObject({
      id,
      body: z.string(),
      is_public: z.boolean(),
      author: z.looseObject({ id, is_staff: z.boolean(), name: z.string().nullish() }),
    }),
  }),
})
