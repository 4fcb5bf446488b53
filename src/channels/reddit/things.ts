import { z } from 'zod'
import { SECOND } from '../../domain/time/instant.ts'
import { arrived, type Arrival } from '../port/arrival.ts'

const received = z.object({
  kind: z.enum(['t1', 't4']),
  name: z.string(),
  author: z.string().nullish(),
  distinguished: z.string().nullish(),
  body: z.string(),
  created_utc: z.number(),
  subject: z.string().nullish(),
  link_title: z.string().nullish(),
  /** Of a comment, `/r/shop/comments/<post>/title/<comment>/?context=3`. */
  context: z.string().nullish(),
  parent_id: z.string().nullish(),
  first_message_name: z.string().nullish(),
})
const ownComment = z.object({
  name: z.string(),
  body: z.string(),
  created_utc: z.number(),
  parent_id: z.string(),
  link_id: z.string(),
})
const ownMessage = z.object({
  name: z.string(),
  body: z.string(),
  created_utc: z.number(),
  dest: z.string(),
  parent_id: z.string().nullish(),
  first_message_name: z.string().nullish(),
})

/** Somebody speaks to us, below something of ours or in private. Programs of Reddit, and moderators by machine, wait for nobody. */
export function messageIn(item: unknown, own: string): readonly Arrival[] {
  const read = received.safeParse(item)
  if (!read.success) return []
  const { kind, name, author, distinguished, body, created_utc, subject, parent_id, ...one } = read.data
  if (author?.toLowerCase() === own.toLowerCase()) return []
  const post = /\/comments\/(\w+)\//.exec(one.context ?? '')?.[1]
  const title = kind === 't1' ? one.link_title : subject
  const program = !author || author === 'AutoModerator' || distinguished === 'admin'
  return [
    arrived({
      externalId: name,
      threadKey: kind === 't1' ? commentThread(post ?? name, author) : (one.first_message_name ?? name),
      ...(parent_id && { references: [parent_id] }),
      occurredAt: created_utc * SECOND,
      author: { kind: 'customer', address: author ?? 'reddit' },
      ...(title && { subject: title }),
      text: body,
      ...(program && { automatic: 'bot' as const }),
      detail: { ...(one.context && { context: one.context }), reply_to: { thing: name } },
    }),
  ]
}

/** A comment of ours below somebody else's; `parents` says who wrote those. */
export function commentOfOurs(
  item: unknown,
  parents: ReadonlyMap<string, string>,
  own: string,
): readonly Arrival[] {
  const { name, body, created_utc, parent_id, link_id } = ownComment.parse(item)
  const to = parents.get(parent_id)
  if (to === undefined || to.toLowerCase() === own.toLowerCase()) return []
  return [
    arrived({
      externalId: name,
      threadKey: commentThread(link_id.replace(/^t3_/, ''), to),
      references: [parent_id],
      occurredAt: created_utc * SECOND,
      author: { kind: 'agent', address: to },
      text: body,
    }),
  ]
}

/** A private message of ours. */
export function messageOfOurs(item: unknown): readonly Arrival[] {
  const { name, body, created_utc, dest, parent_id, first_message_name } = ownMessage.parse(item)
  return [
    arrived({
      externalId: name,
      threadKey: first_message_name ?? name,
      ...(parent_id && { references: [parent_id] }),
      occurredAt: created_utc * SECOND,
      author: { kind: 'agent', address: dest },
      text: body,
    }),
  ]
}

export function parentsOf(items: readonly unknown[]): readonly string[] {
  return [...new Set(items.map((item) => ownComment.parse(item).parent_id))]
}

/** Under one post many people speak, each with their own wait. */
function commentThread(post: string, author: string | null | undefined): string {
  return `${post}/${author ?? 'reddit'}`
}
