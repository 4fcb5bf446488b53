import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { attachChatDoor, type ChatDoor } from '../../../src/channels/chat/attach-chat-door.ts'
import { chatAdapter } from '../../../src/channels/chat/chat-adapter.ts'
import type { ChatDeps } from '../../../src/channels/chat/chat-deps.ts'
import { chatStore } from '../../../src/db/chat/chat-store.ts'
import { openEventTail } from '../../../src/db/events/event-tail.ts'
import { signingKey } from '../../../src/db/signing-keys.ts'
import type { ConversationId } from '../../../src/domain/ids.ts'
import { batchMessages } from '../../../src/workflows/messages/batch-messages.ts'
import { recordMessages } from '../../../src/workflows/messages/record-messages.ts'
import type { Delivery, ReplyContext } from '../../../src/workflows/ports/channel-adapter.ts'
import type { ChatStore } from '../../../src/workflows/ports/chat-store.ts'
import { deliverReply } from '../../../src/workflows/replies/deliver-reply.ts'
import { queueReply } from '../../../src/workflows/replies/queue-reply.ts'
import { openHouse, type House } from '../../support/house.ts'

/** A house with chat doors: as many nodes as a test opens, all on one real database. */
export interface ChatHouse extends House {
  readonly chat: ChatStore
  readonly deps: House['deps']
  /** Mails that went to customers who had left. */
  readonly mails: { readonly context: ReplyContext; readonly email: string }[]
  /** What the doors complained of. */
  readonly complaints: unknown[]
  /** On a web server of its own, or on one that outlives it. */
  openNode(overrides?: Partial<ChatDeps>, server?: Server): Promise<Node>
  /** Answers as a program of the operator's; answers the id of the message. */
  answer(conversationId: string, text: string): Promise<string>
  /** What the job of a queued reply does, on whichever node it runs. */
  runJob(messageId: string): Promise<void>
  turnsOf(conversationId: string): Promise<readonly { outcome: string | null; closed_at: Date | null }[]>
}

export interface Node {
  readonly server: Server
  readonly door: ChatDoor
  readonly url: string
  readonly httpUrl: string
  close(): Promise<void>
}

export async function openChatHouse(): Promise<ChatHouse> {
  const house = await openHouse()
  const chat = chatStore(house.db)
  const sessionKey = await signingKey(house.db, 'chat_session')
  const mails: { context: ReplyContext; email: string }[] = []
  const complaints: unknown[] = []
  const brandId = (await house.channel('demo-chat')).brandId
  const mail = async (context: ReplyContext, email: string): Promise<Delivery> => {
    mails.push({ context, email })
    return { accepted: true, at: await chat.now() }
  }
  const adapters = { widget: chatAdapter({ chat, mail }) }
  const deliver: ChatDeps['deliver'] = (reply) => deliverReply({ ...house.deps, adapters }, reply)
  const nodes: Node[] = []
  const complain = (facts: object, message: string) => void complaints.push({ ...facts, message })

  async function openNode(overrides: Partial<ChatDeps> = {}, given?: Server): Promise<Node> {
    const server = given ?? createServer((_request, response) => response.writeHead(404).end())
    const tail = await openEventTail({
      pool: house.pool,
      interval: 10,
      onError: (error) => complaints.push(error),
    })
    const door = await attachChatDoor(server, {
      ...house.deps,
      chat,
      record: batchMessages((command) => recordMessages(house.deps, command)),
      deliver,
      tail,
      sessionKey,
      log: { info: () => undefined, warn: complain, error: complain },
      callers: { linesPerAddress: 10_000, openingsPerMinute: 100_000 },
      ...overrides,
    })
    if (!given) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const bound = (server.address() as AddressInfo).port
    let closed = false
    const node: Node = {
      server,
      door,
      url: `ws://127.0.0.1:${bound}/chat/demo-chat`,
      httpUrl: `http://127.0.0.1:${bound}`,
      async close() {
        if (closed) return
        closed = true
        await door.close()
        await tail.close()
        if (!given) await new Promise((resolve) => server.close(resolve))
      },
    }
    nodes.push(node)
    return node
  }

  return {
    ...house,
    chat,
    mails,
    complaints,
    openNode,
    async answer(conversationId, text) {
      const outcome = await queueReply(
        { ...house.deps, adapters },
        {
          brandId,
          conversationId: conversationId as ConversationId,
          personId: null,
          text,
          idempotencyKey: house.deps.newId(),
        },
      )
      if (outcome.type !== 'queued') throw new Error(`refused: ${outcome.reason}`)
      return outcome.messageId
    },
    runJob: (messageId) => deliver({ brandId: brandId, messageId }),
    async turnsOf(conversationId) {
      const { rows } = await house.pool.query(
        'select outcome, closed_at from turn where conversation_id = $1 order by number',
        [conversationId],
      )
      return rows
    },
    async close() {
      await Promise.all(nodes.map((node) => node.close()))
      await house.close()
    },
  }
}
