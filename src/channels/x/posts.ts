import { z } from 'zod'
import { arrived, type Arrival } from '../port/arrival.ts'
import type { XUser } from './newer.ts'

export const POST_FIELDS = {
  'tweet.fields':
    'author_id,conversation_id,created_at,in_reply_to_user_id,referenced_tweets,lang,note_tweet',
  expansions: 'author_id',
  'user.fields': 'name,username',
}
export const DIRECT_FIELDS = {
  event_types: 'MessageCreate',
  'dm_event.fields': 'id,text,created_at,sender_id,dm_conversation_id',
  expansions: 'sender_id',
  'user.fields': 'name,username',
}

const post = z.object({
  id: z.string(),
  text: z.string(),
  note_tweet: z.object({ text: z.string() }).optional(),
  author_id: z.string(),
  conversation_id: z.string(),
  created_at: z.string(),
  in_reply_to_user_id: z.string().optional(),
  referenced_tweets: z.array(z.object({ type: z.string(), id: z.string() })).default([]),
  lang: z.string().optional(),
})
const direct = z.object({
  id: z.string(),
  text: z.string().default(''),
  created_at: z.string(),
  sender_id: z.string(),
  dm_conversation_id: z.string(),
})

type Users = ReadonlyMap<string, XUser>

/** Somebody speaks to us. A repost of what we are named in says nothing. */
export function mentionIn(item: unknown, users: Users, own: string): readonly Arrival[] {
  const one = post.parse(item)
  if (one.author_id === own || one.referenced_tweets.some(({ type }) => type === 'retweeted')) return []
  return [
    arrived({
      ...placeOf(one, one.author_id),
      author: { kind: 'customer', ...namesOf(one.author_id, users) },
      detail: { username: users.get(one.author_id)?.username, reply_to: { post: one.id } },
    }),
  ]
}

/** An answer of ours to somebody else, wherever it was written. */
export function answerIn(item: unknown, own: string): readonly Arrival[] {
  const one = post.parse(item)
  const to = one.in_reply_to_user_id
  if (to === undefined || to === own) return []
  return [arrived({ ...placeOf(one, to), author: { kind: 'agent', address: to } })]
}

/** A direct message of theirs, or one of ours out of the app. */
export function directIn(item: unknown, users: Users, own: string): readonly Arrival[] {
  const { id, text, created_at, sender_id, dm_conversation_id } = direct.parse(item)
  const other = dm_conversation_id.split('-').find((part) => part !== own) ?? dm_conversation_id
  const ours = sender_id === own
  return [
    arrived({
      externalId: directId(id),
      threadKey: `dm/${dm_conversation_id}`,
      occurredAt: Date.parse(created_at),
      text: plain(text) || '[picture]',
      author: ours ? { kind: 'agent', address: other } : { kind: 'customer', ...namesOf(sender_id, users) },
      ...(!ours && { detail: { reply_to: { direct: dm_conversation_id } } }),
    }),
  ]
}

/** As a direct message is named here; posts are named by their id alone. */
export function directId(id: string): string {
  return `dm/${id}`
}

/** Under one post of ours many people speak, each with their own wait. */
function placeOf(one: z.output<typeof post>, customer: string) {
  const parent = one.referenced_tweets.find(({ type }) => type === 'replied_to')
  return {
    externalId: one.id,
    threadKey: `${one.conversation_id}/${customer}`,
    ...(parent && { references: [parent.id] }),
    occurredAt: Date.parse(one.created_at),
    text: plain(one.note_tweet?.text ?? one.text),
    ...(one.lang && /^[a-z]{2}$/.test(one.lang) && { language: one.lang }),
  }
}

function namesOf(id: string, users: Users): { address: string; name?: string } {
  const user = users.get(id)
  const name = user?.name ?? user?.username
  return { address: id, ...(name && { name }) }
}

/** X escapes these three, and nothing else. */
function plain(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
