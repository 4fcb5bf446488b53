import { CompiledQuery, type Transaction } from 'kysely'
import type { NotCustomer } from '../../domain/conversation/not-customer.ts'
import type { BrandId } from '../../domain/ids.ts'
import { textsColumn } from '../../timers/to-columns.ts'
import type { Delivery, Standing } from '../../workflows/ports/conversation-store.ts'
import type { DB } from '../schema.ts'
import { conversationColumns, conversationOf, type ConversationRow } from './conversation-row.ts'
import { externalHashText } from './external-hash.ts'

/** One question instead of four: the way to the server costs a small delivery more than what is asked there. */
const standing = `
  with known as materialized (
    select id, conversation_id, external_hash from message
    where brand_id = $1 and channel_id = $2 and external_hash = any ($3::bytea[])
  ), thread as materialized (
    select ${conversationColumns}, c.thread_hash from conversation c
    left join customer on customer.brand_id = c.brand_id and customer.id = c.customer_id
    where c.brand_id = $1 and c.channel_id = $2 and c.thread_hash = any (array(
      select thread_hash from unnest($4::bytea[], $5::bytea[]) as n(external_hash, thread_hash)
      where not exists (select from known where known.external_hash = n.external_hash)))
    order by c.thread_hash for update of c
  ), sender as materialized (
    select i.address, i.customer_id, i.not_customer, customer.segment from identity i
    left join customer on customer.brand_id = i.brand_id and customer.id = i.customer_id
    where i.brand_id = $1 and i.kind = $6 and i.address = any ($7::text[])
  )
  select (select json_agg(known) from known) as messages, (select json_agg(thread) from thread) as threads,
    (select json_agg(sender) from sender) as senders`

/** As JSON: bytes and instants are texts. */
interface StandingRow {
  readonly messages:
    | readonly { readonly id: string; readonly conversation_id: string; readonly external_hash: string }[]
    | null
  readonly threads:
    | readonly (Omit<ConversationRow, 'snoozed_until'> & {
        readonly snoozed_until: string | null
        readonly thread_hash: string
      })[]
    | null
  readonly senders:
    | readonly {
        readonly address: string
        readonly customer_id: string
        readonly not_customer: string | null
        readonly segment: string | null
      }[]
    | null
}

/**
 * What is stored already of what a delivery names. Conversations are locked in the order of their hashes, so that no two deliveries wait for
 * each other; those of messages that are known are left alone.
 */
export async function lockStanding(
  trx: Transaction<DB>,
  brandId: BrandId,
  channelId: string,
  { messages, references, kind }: Delivery,
): Promise<Standing> {
  const hashes = messages.map((message) => ({
    name: externalHashText(message.externalId),
    thread: externalHashText(message.threadKey),
  }))
  const names = new Map(messages.map(({ externalId }, index) => [hashes[index]!.name, externalId]))
  for (const reference of references) names.set(externalHashText(reference), reference)
  const threadKeys = new Map(messages.map(({ threadKey }, index) => [hashes[index]!.thread, threadKey]))
  const { rows } = await trx.executeQuery<StandingRow>(
    CompiledQuery.raw(standing, [
      brandId,
      channelId,
      textsColumn([...names.keys()]),
      textsColumn(hashes.map(({ name }) => name)),
      textsColumn(hashes.map(({ thread }) => thread)),
      kind,
      textsColumn([...new Set(messages.map(({ address }) => address.toLowerCase()))]),
    ]),
  )
  const found = rows[0]!
  return {
    messages: new Map(
      (found.messages ?? []).map(({ id, conversation_id, external_hash }) => [
        names.get(external_hash)!,
        { id, conversationId: conversation_id },
      ]),
    ),
    threads: new Map(
      (found.threads ?? []).map(({ thread_hash, snoozed_until, ...row }) => [
        threadKeys.get(thread_hash)!,
        conversationOf({ snoozed_until: snoozed_until === null ? null : new Date(snoozed_until), ...row }),
      ]),
    ),
    senders: new Map(
      (found.senders ?? []).map(({ address, customer_id, not_customer, segment }) => [
        address,
        { customerId: customer_id, segment, notCustomer: not_customer as NotCustomer | null },
      ]),
    ),
  }
}
