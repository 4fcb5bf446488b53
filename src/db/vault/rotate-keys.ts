import { sql, type Kysely } from 'kysely'
import { audit } from '../changes/audit.ts'
import type { DB } from '../schema.ts'
import { sealHeader, sealWith } from './seal.ts'
import { sealedColumns, type SealedColumn } from './sealed-columns.ts'
import { openAny, SealedByAnother } from './vault.ts'
import { addVaultKey, readKeyRing, type KeyRing, type Phrases } from './vault-keys.ts'

export interface Rotated {
  readonly key: number
  /** False where an earlier run was cut off, and this one has gone on with its key. */
  readonly fresh: boolean
  readonly resealed: number
  /** Values that no key opens: their secrets have to be given again. */
  readonly unreadable: readonly { readonly table: string; readonly id: string }[]
}

/** So many values are sealed anew in one transaction. */
const BATCH = 100

/**
 * Makes a new key and seals everything anew with it, a batch after the other, while nodes work: they open what either has sealed.
 * Cut off anywhere, the next run goes on with the same key.
 */
export async function rotateKeys(
  db: Kysely<DB>,
  phrases: Phrases,
  newId: () => string,
  batch = BATCH,
): Promise<Rotated> {
  const unfinished = await newestIfUnfinished(db)
  const key = unfinished ?? (await addVaultKey(db, phrases))
  const ring = await readKeyRing(db, phrases)
  let resealed = 0
  const unreadable: Rotated['unreadable'][number][] = []
  for (const column of sealedColumns) {
    let after: string | null = ''
    while (after !== null) {
      const done: Batch = await db
        .transaction()
        .execute((trx) => resealBatch(trx, column, ring, after!, batch))
      resealed += done.resealed
      unreadable.push(...done.unreadable.map((id) => ({ table: column.table, id })))
      after = done.last
    }
  }
  const after = { key, resealed, unreadable: unreadable.length }
  await audit(
    db,
    { personId: null, newId },
    { brandId: null, action: 'vault.rotate', subject: String(key), after },
  )
  return { key, fresh: unfinished === null, resealed, unreadable }
}

interface Batch {
  readonly resealed: number
  readonly unreadable: readonly string[]
  /** Null: nothing is left. */
  readonly last: string | null
}

async function resealBatch(
  trx: Kysely<DB>,
  { table, column, id }: SealedColumn,
  ring: KeyRing,
  after: string,
  batch: number,
): Promise<Batch> {
  const [from, value, key] = [sql.table(table), sql.ref(column), sql.ref(id)]
  const { rows } = await sql<{ id: string; sealed: Buffer }>`
    select ${key}::text as id, ${value} as sealed from ${from}
    where ${value} is not null and ${key}::text > ${after} and ${notBy(value, ring.newest.number)}
    order by ${key}::text limit ${batch} for update
  `.execute(trx)
  const unreadable: string[] = []
  for (const row of rows)
    try {
      const anew = sealWith(ring.newest, openAny(ring.all, row.sealed))
      await sql`update ${from} set ${value} = ${anew} where ${key} = ${row.id}::uuid`.execute(trx)
    } catch (error) {
      if (!(error instanceof SealedByAnother)) throw error
      unreadable.push(row.id)
    }
  return {
    resealed: rows.length - unreadable.length,
    unreadable,
    last: rows.length < batch ? null : rows.at(-1)!.id,
  }
}

function notBy(value: ReturnType<typeof sql.ref>, number: number) {
  const header = sealHeader(number)
  return sql<boolean>`substring(${value} from 1 for ${header.length}) is distinct from ${header}`
}

/** The newest key while something that an older one sealed is left; null when it has everything, or there is none. */
async function newestIfUnfinished(db: Kysely<DB>): Promise<number | null> {
  const { rows } = await sql<{ number: number | null }>`select max(number) as number from vault_key`.execute(
    db,
  )
  const number = rows[0]!.number
  if (number === null) return null
  return (await valuesNotBy(db, number)) > 0 ? number : null
}

async function valuesNotBy(db: Kysely<DB>, number: number): Promise<number> {
  let values = 0
  for (const { table, column } of sealedColumns) {
    const value = sql.ref(column)
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(table)} where ${value} is not null and ${notBy(value, number)}
    `.execute(db)
    values += rows[0]!.count
  }
  return values
}

/** Longer than a node goes on with a key that it remembers, and a transaction lasts. */
const UNTIL_ALL_KNOW = 5 * 60_000

export type Dropped =
  | { readonly type: 'dropped'; readonly keys: number }
  | { readonly type: 'refused'; readonly reason: 'in_use'; readonly values: number }
  | { readonly type: 'refused'; readonly reason: 'too_soon'; readonly seconds: number }
  | { readonly type: 'refused'; readonly reason: 'no_new_key' }

/** Forgets every key but the newest; refused while anything is sealed by them, or might be in a moment. */
export async function dropOldKeys(db: Kysely<DB>, newId: () => string): Promise<Dropped> {
  return await db.transaction().execute(async (trx): Promise<Dropped> => {
    const { rows } = await sql<{ number: number; age: number }>`
      select number, (extract(epoch from statement_timestamp() - created_at) * 1000)::float8 as age
      from vault_key order by number desc limit 1 for update
    `.execute(trx)
    const [newest] = rows
    if (!newest) return { type: 'refused', reason: 'no_new_key' }
    if (newest.age < UNTIL_ALL_KNOW)
      return { type: 'refused', reason: 'too_soon', seconds: Math.ceil((UNTIL_ALL_KNOW - newest.age) / 1000) }
    for (const { table } of sealedColumns)
      await sql`lock table ${sql.table(table)} in share mode`.execute(trx)
    const values = await valuesNotBy(trx, newest.number)
    if (values > 0) return { type: 'refused', reason: 'in_use', values }
    const numbered = await sql`delete from vault_key where number < ${newest.number} returning 1`.execute(trx)
    const first = await sql`delete from signing_key where purpose = 'vault' returning 1`.execute(trx)
    const keys = numbered.rows.length + first.rows.length
    const by = { personId: null, newId }
    await audit(trx, by, {
      brandId: null,
      action: 'vault.drop',
      subject: String(newest.number),
      after: { keys },
    })
    return { type: 'dropped', keys }
  })
}
