import { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { openPool } from '../../src/db/pool.ts'
import type { DB } from '../../src/db/schema.ts'
import { dialectOn } from '../../src/db/statements/dialect.ts'
import { createStore } from '../../src/db/store.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import type { Deps } from '../../src/workflows/ports/store.ts'

/**
 * So many conversations, one after the other: a customer asks twice, is answered, asks again, is answered again. Says at half of them how long this
 * process has run, in microseconds.
 */
const db = new Kysely<DB>({
  dialect: dialectOn(openPool(process.env['DATABASE_URL']!, { onError: () => undefined })),
})
const deps: Deps = { store: createStore(db), newId: () => v7(), wakeTimers: () => undefined }
const channel = await deps.store.transaction((tx) => tx.setup.channel('demo-posts'))

const conversations = Number(process.argv[2])
for (let thread = 0; thread < conversations; thread++) {
  if (thread === conversations / 2) process.stdout.write(String(Math.round(performance.now() * 1_000)))
  for (const [place, kind] of (['customer', 'customer', 'agent', 'customer', 'agent'] as const).entries())
    await recordMessages(deps, {
      channel: channel!,
      messages: [
        {
          externalId: `${thread}-${place}`,
          threadKey: `thread-${thread}`,
          author: { kind, address: kind === 'customer' ? `${thread}@customers.example` : 'us@demo.example' },
          text: 'Where is my parcel?',
        },
      ],
    })
}
await db.destroy()
