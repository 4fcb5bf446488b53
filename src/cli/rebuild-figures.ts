import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import type { DB } from '../db/schema.ts'
import { createStore } from '../db/store.ts'
import type { BrandId } from '../domain/ids.ts'
import { EnvironmentError } from '../environment.ts'
import { rebuildFigures } from '../workflows/figures/rebuild-figures.ts'
import { progressBar } from './replay/progress-bar.ts'
import type { ReplayStreams } from './replay.ts'
import { withDatabase } from './with-database.ts'

/**
 * `sundial rebuild-figures [BRAND]`: sums the figures of a brand, or of every brand, anew from the recorded facts, while work
 * goes on. Resolves to the exit status: 1 if there is no such brand.
 */
export async function rebuildFiguresCommand(
  env: NodeJS.ProcessEnv,
  streams: ReplayStreams,
  brand: string | null,
): Promise<number> {
  try {
    return await withDatabase(env, ({ db }) => rebuildBrands(db, streams, brand))
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    streams.diagnostics.write(`${error.message}\n`)
    return 1
  }
}

/** One brand after the other, each in a transaction of its own: what was done stays done. */
export async function rebuildBrands(
  db: Kysely<DB>,
  { output, diagnostics }: ReplayStreams,
  brand: string | null,
): Promise<number> {
  const brands = await db.selectFrom('brand').select(['id', 'slug']).orderBy('slug').execute()
  const chosen = brand === null ? brands : brands.filter(({ slug }) => slug === brand)
  if (chosen.length === 0 && brand !== null) {
    const known = brands.map(({ slug }) => slug).join(', ')
    diagnostics.write(`there is no brand "${brand}"; there ${brands.length === 1 ? 'is' : 'are'}: ${known}\n`)
    return 1
  }
  const store = createStore(db, { newId: v7 })
  for (const { id, slug } of chosen) {
    const { conversations } = await db
      .selectFrom('conversation')
      .select((eb) => eb.fn.countAll<number>().as('conversations'))
      .where('brand_id', '=', id)
      .executeTakeFirstOrThrow()
    const bar = progressBar(diagnostics, conversations)
    const turns = await rebuildFigures({ store }, id as BrandId, (count) => bar.advance(count))
    bar.end()
    output.write(`${slug}: ${turns} turns of ${conversations} conversations were summed anew\n`)
  }
  return 0
}
