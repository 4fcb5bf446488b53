import { z } from 'zod'
import { conversation } from '../../helpdesk/intercom/shapes.ts'

const id = z.union([z.string(), z.number()]).transform(String)

/** Where our answers find their way back to. */
export const target = z.object({ conversation: z.string() })

export const me = z.looseObject({ id })

export const admins = z.looseObject({
  admins: z.array(
    z.looseObject({
      id,
      name: z.string().nullish(),
      email: z.string().nullish(),
      away_mode_enabled: z.boolean().nullish(),
      team_ids: z.array(id).nullish(),
    }),
  ),
})

export const teams = z.looseObject({ teams: z.array(z.looseObject({ id, name: z.string() })) })

export const tag = z.looseObject({ id, name: z.string() })

export const taggedConversation = conversation.extend({
  state: z.string().nullish(),
  admin_assignee_id: id.nullish(),
  tags: z.looseObject({ tags: z.array(tag) }).nullish(),
})

/** A call of Intercom's webhook about a conversation. `topic` says what happened, `item` is the conversation with the new part. */
export const notification = z.looseObject({
  type: z.literal('notification_event'),
  topic: z.string(),
  data: z.looseObject({ item: conversation }),
})
