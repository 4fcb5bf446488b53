import { CompiledQuery, type Transaction } from 'kysely'
import { formatInstant } from '../../domain/time/instant.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Conversation, NewConversation } from '../../workflows/ports/conversation-store.ts'
import { textsColumn } from '../../timers/to-columns.ts'
import type { DB } from '../schema.ts'
import { copyRows } from '../statements/copy-rows.ts'
import { conversationColumns, conversationOf, type ConversationRow } from './conversation-row.ts'
import { bytesText, externalHashText } from './external-hash.ts'
import { meetCustomers } from './meet-customers.ts'

type Locked = ReadonlyMap<string, { readonly conversation: Conversation; readonly created: boolean }>

interface Thread extends NewConversation {
  readonly hash: string
}

const standing = `select ${conversationColumns}, c.thread_hash from conversation c
   left join customer on customer.brand_id = c.brand_id and customer.id = c.customer_id
   where c.brand_id = $1 and c.channel_id = $2 and c.thread_hash = any ($3::bytea[])
   order by c.thread_hash for update of c`

const goOn = `update conversation c set last_message_at = greatest(c.last_message_at, t.at), version = c.version + 1
   from unnest($2::uuid[], $3::timestamptz[]) as t(id, at) where c.brand_id = $1 and c.id = t.id`

const newColumns =
  'brand_id, id, channel_id, thread_hash, customer_id, state, subject, priority, language, last_message_at'

/**
 * Locks the conversations of threads, in the order of their hashes, and begins those that are new. Who begins the same one
 * at the same time, and comes second, begins its transaction anew and finds it.
 */
export async function lockByThread(
  trx: Transaction<DB>,
  brandId: BrandId,
  channelId: string,
  threads: readonly NewConversation[],
): Promise<Locked> {
  if (threads.length === 0) return new Map()
  const byHash = new Map(
    threads
      .map((thread): Thread => ({ ...thread, hash: externalHashText(thread.threadKey) }))
      .sort((a, b) => (a.hash < b.hash ? -1 : 1))
      .map((thread) => [thread.hash, thread]),
  )
  const known = await lockStanding(trx, brandId, channelId, byHash)
  const fresh = [...byHash.values()].filter(({ hash }) => !known.has(hash))
  const begun = await begin(trx, brandId, channelId, fresh)
  return new Map(
    [...byHash].map(([hash, { threadKey }]) => {
      const conversation = known.get(hash)
      return [
        threadKey,
        conversation ? { conversation, created: false } : { conversation: begun.get(hash)!, created: true },
      ]
    }),
  )
}

async function lockStanding(
  trx: Transaction<DB>,
  brandId: BrandId,
  channelId: string,
  byHash: ReadonlyMap<string, Thread>,
): Promise<ReadonlyMap<string, Conversation>> {
  const { rows } = await trx.executeQuery<ConversationRow & { readonly thread_hash: Buffer }>(
    CompiledQuery.raw(standing, [brandId, channelId, textsColumn([...byHash.keys()])]),
  )
  const found = new Map(rows.map((row) => [bytesText(row.thread_hash), conversationOf(row)]))
  if (found.size > 0)
    await trx.executeQuery(
      CompiledQuery.raw(goOn, [
        brandId,
        textsColumn([...found.values()].map(({ id }) => id)),
        textsColumn([...found.keys()].map((hash) => formatInstant(byHash.get(hash)!.lastMessageAt))),
      ]),
    )
  return found
}

async function begin(
  trx: Transaction<DB>,
  brandId: BrandId,
  channelId: string,
  threads: readonly Thread[],
): Promise<ReadonlyMap<string, Conversation>> {
  if (threads.length === 0) return new Map()
  const customerOf = await meetCustomers(trx, brandId, threads)
  const begun = new Map(
    threads.map((thread): [string, Conversation] => {
      const { id: customerId, segment } = customerOf(thread)
      const { id, subject, language } = thread
      return [
        thread.hash,
        {
          brandId,
          id,
          channelId,
          customerId,
          state: 'open',
          subject,
          priority: 'normal',
          language,
          segment,
          tags: [],
          mergedInto: null,
          snoozedUntil: null,
        },
      ]
    }),
  )
  const rows = threads.map(({ hash, lastMessageAt }) => {
    const { id, customerId, state, subject, priority, language } = begun.get(hash)!
    const at = formatInstant(lastMessageAt)
    return [brandId, id, channelId, hash, customerId, state, subject, priority, language, at]
  })
  await copyRows(trx, 'conversation', newColumns, rows)
  return begun
}
