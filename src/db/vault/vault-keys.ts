import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import { signingKey } from '../signing-keys.ts'
import { deriveKey, proofOf, type SealingKey } from './seal.ts'

/** What the environment adds to the keys: the phrase of today, and the one before while it is being changed. */
export interface Phrases {
  readonly now: string | null
  readonly before: string | null
}

export interface KeyRing {
  /** Seals what is new. */
  readonly newest: SealingKey
  /** Every key that the phrases fit, by number; of number 0 there may be two, since it proves no phrase. */
  readonly all: readonly SealingKey[]
  /** Keys that no phrase fits: what they sealed cannot be opened here. */
  readonly locked: readonly number[]
}

/** A phrase that fits none of the keys: nothing is sealed by it, lest two phrases be in use at once. */
export class PhraseUnknown extends Error {
  override name = 'PhraseUnknown'
}

/** Reads every key. A house without numbered keys seals with the one it always had, as nodes of an older release do. */
export async function readKeyRing(db: Kysely<DB>, phrases: Phrases): Promise<KeyRing> {
  const { rows } = await sql<{ number: number; key: Buffer; proof: Buffer }>`
    select number, key, proof from vault_key order by number desc
  `.execute(db)
  const numbered = rows.flatMap(({ number, key, proof }) => {
    const derived = candidates(phrases).map((phrase) => deriveKey(key, phrase))
    const fitting = derived.find((one) => proofOf(one).equals(proof))
    return fitting ? [{ number, key: fitting }] : []
  })
  const first = await firstKeys(db, phrases, rows.length === 0)
  const locked = rows
    .map(({ number }) => number)
    .filter((number) => !numbered.some((one) => one.number === number))
  const newest = rows.length === 0 ? first[0] : numbered.find(({ number }) => number === rows[0]!.number)
  if (!newest)
    throw new PhraseUnknown(
      `SUNDIAL_VAULT_PHRASE is not the phrase that key ${rows[0]!.number} was made with; to change the phrase, set the old one as SUNDIAL_VAULT_PHRASE_BEFORE and run sundial rotate-keys`,
    )
  return { newest, all: [...numbered, ...first], locked }
}

/** Without numbers; made at first use in a house that has no numbered ones. */
async function firstKeys(db: Kysely<DB>, phrases: Phrases, make: boolean): Promise<readonly SealingKey[]> {
  const { rows } = await sql<{ key: Buffer }>`select key from signing_key where purpose = 'vault'`.execute(db)
  const kept = rows[0]?.key ?? (make ? await signingKey(db, 'vault') : null)
  return kept === null
    ? []
    : candidates(phrases).map((phrase) => ({ number: 0, key: deriveKey(kept, phrase) }))
}

function candidates({ now, before }: Phrases): readonly (string | null)[] {
  return before === null || before === now ? [now] : [now, before]
}

/** The next key, made with the phrase of today. */
export async function addVaultKey(db: Kysely<DB>, { now }: Phrases): Promise<number> {
  const key = randomBytes(32)
  const { rows } = await sql<{ number: number }>`
    insert into vault_key (number, key, proof)
    select coalesce(max(number), 0) + 1, ${key}, ${proofOf(deriveKey(key, now))} from vault_key returning number
  `.execute(db)
  return rows[0]!.number
}
