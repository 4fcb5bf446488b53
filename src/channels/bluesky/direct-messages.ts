import { ChatBskyConvoDefs, type AtpAgent } from '@atproto/api'
import { arrived, type Arrival } from '../port/arrival.ts'

/** What was said in direct messages after the cursor; null begins at now. */
export async function pullDirect(
  agent: AtpAgent,
  cursor: string | null,
): Promise<{ readonly arrivals: readonly Arrival[]; readonly cursor: string }> {
  const chat = agent.withProxy('bsky_chat', 'did:web:api.bsky.chat').chat.bsky.convo
  let at = cursor
  const arrivals: Arrival[] = []
  for (;;) {
    const { data } = await chat.getLog(at === null ? {} : { cursor: at })
    if (cursor !== null) arrivals.push(...data.logs.flatMap((log) => saidIn(log, agent.assertDid)))
    const next = data.cursor ?? at ?? ''
    if (data.logs.length === 0 || next === at) return { arrivals, cursor: next }
    at = next
  }
}

function saidIn(log: unknown, ownDid: string): readonly Arrival[] {
  if (!ChatBskyConvoDefs.isLogCreateMessage(log)) return []
  const { convoId, message } = log as ChatBskyConvoDefs.LogCreateMessage
  if (!ChatBskyConvoDefs.isMessageView(message)) return []
  const { id, text, sender, sentAt } = message as ChatBskyConvoDefs.MessageView
  const ours = sender.did === ownDid
  return [
    arrived({
      externalId: `${convoId}/${id}`,
      threadKey: convoId,
      author: { kind: ours ? 'agent' : 'customer', address: ours ? convoId : sender.did },
      occurredAt: Date.parse(sentAt),
      text: text || '[post]',
      detail: { reply_to: { convo: convoId } },
    }),
  ]
}
