import { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { demoBrand } from '../../src/config/demo-brand.ts'
import { createStore } from '../../src/db/store.ts'
import { openPool } from '../../src/db/pool.ts'
import type { DB } from '../../src/db/schema.ts'
import { dialectOn } from '../../src/db/statements/dialect.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import { keepPlansFresh } from '../../src/start/keep-plans-fresh.ts'
import { importBrand } from '../../src/workflows/setup/import-brand.ts'
import type { Deps } from '../../src/workflows/ports/store.ts'
import type { BenchDatabase, BenchServer } from '../timers/database.ts'

/** Sundial's own stores on a durable database, with the demo brand. */
export interface IngestHouse {
  readonly database: BenchDatabase
  readonly deps: Deps
  readonly channel: Channel
  close(): Promise<void>
}

export async function openIngestHouse(server: BenchServer): Promise<IngestHouse> {
  const database = await server.database()
  const pool = openPool(database.url, { max: 8, onError: () => undefined })
  const db = new Kysely<DB>({ dialect: dialectOn(pool) })
  const deps: Deps = { store: createStore(db), newId: () => v7(), wakeTimers: () => undefined }
  await importBrand(deps, demoBrand(), 'console')
  const fresh = keepPlansFresh(pool, { debug: () => undefined, warn: () => undefined })
  const channel = await deps.store.transaction((tx) => tx.setup.channel('demo-posts'))
  return {
    database,
    deps,
    channel: channel!,
    async close() {
      await fresh.stop()
      await db.destroy()
      await database.drop()
    },
  }
}
