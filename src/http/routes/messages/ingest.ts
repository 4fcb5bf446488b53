import { z } from 'zod'
import type { ChannelRow } from '../../../db/read/channels.ts'
import type { StoredMessage } from '../../../workflows/messages/incoming-message.ts'
import { accepted, type Answer } from '../../answer.ts'
import type { MessageResult } from '../../api-types.ts'
import type { HttpDeps } from '../../deps.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { channelOf } from '../channels/channel-of.ts'
import { rememberedChannel, unknownChannel } from '../channels/find.ts'
import { checkItem } from './check-items.ts'
import { messageResults, messagesBody } from './schema.ts'

const MEBIBYTE = 1_048_576
const AT_MOST = 1_000

export const ingestMessages = route({
  operation: 'messages.ingest',
  method: 'post',
  path: '/channels/:channel/messages',
  summary:
    'Hand in one message or up to 1,000. Each is stored once, however often it comes. `:channel` is id or slug.',
  params: z.object({ channel: z.string() }),
  body: messagesBody,
  bodyUnchecked: true,
  bodyLimit: 32 * MEBIBYTE,
  answers: {
    202: {
      is: 'What became of each, in the same order; one for one, many for many.',
      schema: messageResults,
    },
    404: { is: 'unknown_channel, with `known`.' },
    413: { is: 'too_large, or too_many messages at once.' },
  },
  async handle(deps, { scope, params, body }) {
    const channel = await rememberedChannel(deps, scope, params.channel)
    if (!channel) return unknownChannel(deps, scope, params.channel)
    const sent: unknown = body
    const items: readonly unknown[] = Array.isArray(sent) ? sent : [sent]
    if (items.length > AT_MOST) return tooMany(items.length)
    if (items.length === 0 || typeof sent !== 'object' || sent === null) return nothing
    const results = await record(deps, channel, items)
    return accepted(Array.isArray(sent) ? results : results[0])
  },
})

async function record(
  deps: HttpDeps,
  row: ChannelRow,
  items: readonly unknown[],
): Promise<readonly MessageResult[]> {
  const checked = items.map(checkItem)
  const messages = checked.flatMap((item) => (item.ok ? [item.message] : []))
  const stored =
    messages.length === 0 ? [] : await deps.workflows.recordMessages({ channel: channelOf(row), messages })
  const inOrder = stored.values()
  return checked.map((item) =>
    item.ok ? presentStored(inOrder.next().value!) : { external_id: item.externalId, error: item.error },
  )
}

function presentStored({ externalId, conversationId, messageId, duplicate }: StoredMessage): MessageResult {
  return { external_id: externalId, conversation_id: conversationId, message_id: messageId, duplicate }
}

function tooMany(count: number): Answer {
  return problem(413, 'too_many', `These are ${count} messages; hand in up to ${AT_MOST} at once.`, {
    limit: AT_MOST,
  })
}

const nothing = problem(
  400,
  'invalid_request',
  'The body must be a message, or an array of 1 to 1,000 of them.',
)
