import { ChatBskyConvoDefs, type AtpAgent } from '@atproto/api'
import type { Reply } from '../../workflows/ports/reply-store.ts'
import { arrived, type Arrival } from '../port/arrival.ts'
import { sayOnce } from '../port/say-once.ts'
import { splitText } from '../port/split-text.ts'

const LONGEST = 1_000
const LOOKED_BACK = 50

/** Where the network keeps what is said in private: reached through the account's own server. */
function chatOf(agent: AtpAgent) {
  return agent.withProxy('bsky_chat', 'did:web:api.bsky.chat').chat.bsky.convo
}

/**
 * Says it in that conversation, and gives the name of its first piece. A message has no name of ours: what an earlier attempt said, whose answer
 * was lost, is known by its words.
 */
export async function answerDirect(agent: AtpAgent, convoId: string, reply: Reply): Promise<string> {
  const chat = chatOf(agent)
  const { data } = await chat.getMessages({ convoId, limit: LOOKED_BACK })
  const said = data.messages
    .filter((one): one is ChatBskyConvoDefs.MessageView => ChatBskyConvoDefs.isMessageView(one))
    .filter(({ sender, sentAt }) => sender.did === agent.assertDid && Date.parse(sentAt) >= reply.queuedAt)
  const first = await sayOnce(
    splitText(reply.text, LONGEST),
    said,
    async (text) => (await chat.sendMessage({ convoId, message: { text } })).data.id,
  )
  return `${convoId}/${first}`
}

/** What was said in direct messages after the cursor; null begins at now. */
export async function pullDirect(
  agent: AtpAgent,
  cursor: string | null,
): Promise<{ readonly arrivals: readonly Arrival[]; readonly cursor: string }> {
  const chat = chatOf(agent)
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
