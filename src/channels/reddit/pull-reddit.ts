import { z } from 'zod'
import { SECOND } from '../../domain/time/instant.ts'
import type { Pulled } from '../port/adapter.ts'
import { listingPosition, newerThings } from './newer.ts'
import type { RedditApi } from './reddit-api.ts'
import type { RedditSettings } from './reddit-settings.ts'
import { commentOfOurs, messageIn, messageOfOurs, parentsOf } from './things.ts'

const position = z
  .object({ inbox: listingPosition, comments: listingPosition, sent: listingPosition })
  .nullable()
  .catch(null)
const info = z.object({
  data: z.object({
    children: z.array(z.object({ data: z.object({ name: z.string(), author: z.string().nullish() }) })),
  }),
})
const NAMED_AT_ONCE = 100

/** What came to the account, and what was answered from it elsewhere. */
export async function pullReddit(
  api: RedditApi,
  before: unknown,
  { username, poll_seconds }: RedditSettings,
): Promise<Pulled> {
  const known = position.parse(before)
  const inbox = await newerThings(api, '/message/inbox', known && known.inbox)
  const comments = await newerThings(api, `/user/${username}/comments`, known && known.comments)
  const sent = await newerThings(api, '/message/sent', known && known.sent)
  const parents = await authorsOf(api, parentsOf(comments.items))
  return {
    arrivals: [
      ...inbox.items.flatMap((item) => messageIn(item, username)),
      ...comments.items.flatMap((item) => commentOfOurs(item, parents, username)),
      ...sent.items.flatMap((item) => messageOfOurs(item)),
    ],
    position: { inbox: inbox.position, comments: comments.position, sent: sent.position },
    pause: Math.max(poll_seconds * SECOND, api.restOf()),
  }
}

async function authorsOf(api: RedditApi, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const authors = new Map<string, string>()
  for (let at = 0; at < names.length; at += NAMED_AT_ONCE) {
    const page = info.parse(await api.get('/api/info', { id: names.slice(at, at + NAMED_AT_ONCE).join(',') }))
    for (const { data } of page.data.children) if (data.author) authors.set(data.name, data.author)
  }
  return authors
}
