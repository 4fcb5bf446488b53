import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { attachChatDoor } from '../../src/channels/chat/attach-chat-door.ts'
import { chatAdapter } from '../../src/channels/chat/chat-adapter.ts'
import { demoBrand } from '../../src/config/demo-brand.ts'
import { chatStore } from '../../src/db/chat/chat-store.ts'
import { openEventTail, type EventTail } from '../../src/db/events/event-tail.ts'
import { openPool } from '../../src/db/pool.ts'
import type { DB } from '../../src/db/schema.ts'
import { dialectOn } from '../../src/db/statements/dialect.ts'
import { signingKey } from '../../src/db/signing-keys.ts'
import { createStore } from '../../src/db/store.ts'
import type { ConversationId } from '../../src/domain/ids.ts'
import { batchMessages } from '../../src/workflows/messages/batch-messages.ts'
import { recordMessages, type RecordMessages } from '../../src/workflows/messages/record-messages.ts'
import type { Deps } from '../../src/workflows/ports/store.ts'
import { deliverReply } from '../../src/workflows/replies/deliver-reply.ts'
import { queueReply } from '../../src/workflows/replies/queue-reply.ts'
import { importBrand } from '../../src/workflows/setup/import-brand.ts'
import type { BenchDatabase } from '../timers/database.ts'

/** One node with a chat door, as it runs: the same parts, the same reader of the event log. */
export interface ChatNode {
  readonly url: string
  readonly tail: EventTail
  /** Queues an answer; its message id. */
  answer(conversationId: string): Promise<string>
  close(): Promise<void>
}

export async function openChatNode(database: BenchDatabase): Promise<ChatNode> {
  const complain = (facts: object, message: string): void =>
    void process.stderr.write(`${message} ${JSON.stringify(facts)}\n`)
  const pool = openPool(database.url, {
    max: 10,
    onError: (error) => complain({ error: error.message }, 'pool'),
  })
  const db = new Kysely<DB>({ dialect: dialectOn(pool) })
  const deps: Deps = { store: createStore(db), newId: () => v7(), wakeTimers: () => undefined }
  await importBrand(deps, demoBrand(), 'console')
  const tail = await openEventTail({ pool, onError: (error) => complain({ error: String(error) }, 'tail') })
  const chat = chatStore(db)
  const adapters = { widget: chatAdapter({ chat, mail: () => Promise.resolve(null) }) }
  const server = createServer()
  const door = await attachChatDoor(server, {
    ...deps,
    chat,
    record: batchMessages((command: RecordMessages) => recordMessages(deps, command)),
    deliver: (reply) => deliverReply({ ...deps, adapters }, reply),
    tail,
    sessionKey: await signingKey(db, 'chat_session'),
    log: { info: () => undefined, warn: complain, error: complain },
    callers: { linesPerAddress: 1_000_000, openingsPerMinute: 1_000_000 },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const channel = await deps.store.transaction((tx) => tx.setup.channel('demo-chat'))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/chat/demo-chat`,
    tail,
    async answer(conversationId) {
      const outcome = await queueReply(
        { ...deps, adapters },
        {
          brandId: channel!.brandId,
          conversationId: conversationId as ConversationId,
          personId: null,
          text: 'Here is the answer.',
          idempotencyKey: v7(),
        },
      )
      if (outcome.type !== 'queued') throw new Error(outcome.reason)
      return outcome.messageId
    },
    async close() {
      await door.close()
      await tail.close()
      server.close()
      await db.destroy()
    },
  }
}
