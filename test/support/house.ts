import { Kysely } from 'kysely'
import type pg from 'pg'
import { v7 } from 'uuid'
import { demoBrand } from '../../src/config/demo-brand.ts'
import type { DB } from '../../src/db/schema.ts'
import { dialectOn } from '../../src/db/statements/dialect.ts'
import { setupCache, type SetupCache } from '../../src/db/setup-cache.ts'
import { createStore } from '../../src/db/store.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import type { Instant } from '../../src/domain/time/instant.ts'
import { importBrand } from '../../src/workflows/setup/import-brand.ts'
import type { Deps } from '../../src/workflows/ports/store.ts'
import { testDatabase } from './database.ts'

/** Sundial's stores on a database of its own, with the demo brand and a clock that the test sets. */
export interface House {
  readonly url: string
  readonly pool: pg.Pool
  readonly db: Kysely<DB>
  /** What is remembered of brands and channels for a second. */
  readonly cache: SetupCache
  readonly deps: Deps
  /** What time it is, for everything that asks; null is the database's own. */
  setNow(at: Instant | null): void
  channel(slug: string): Promise<Channel>
  close(): Promise<void>
}

export async function openHouse(): Promise<House> {
  const database = await testDatabase()
  const db = new Kysely<DB>({ dialect: dialectOn(database.pool) })
  let now: Instant | null = null
  const cache = setupCache()
  const store = createStore(db, { now: () => now, cache, directoryFreshFor: 0 })
  const deps: Deps = { store, newId: () => v7(), wakeTimers: () => undefined }
  await importBrand(deps, demoBrand(), 'console')
  return {
    url: database.url,
    pool: database.pool,
    db,
    cache,
    deps,
    setNow(at) {
      now = at
    },
    async channel(slug) {
      const channel = await store.transaction((tx) => tx.setup.channel(slug))
      if (!channel) throw new Error(`no channel ${slug}`)
      return channel
    },
    close: () => database.drop(),
  }
}
