import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import type { PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import { clockOr } from './authenticated-person.ts'

const HOW_MANY = 10
/** Without what is easily misread. 32 letters: five bits each, 80 in a code. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz023456789'
const LENGTH = 16

/** New ones in the place of all before. They can be read this once; the database keeps salted hashes. */
export async function replaceRecoveryCodes(
  trx: Transaction<DB>,
  personId: PersonId,
): Promise<readonly string[]> {
  await trx.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  const codes = Array.from({ length: HOW_MANY }, newCode)
  const rows = codes.map((code) => {
    const salt = randomBytes(16)
    return { person_id: personId, salt, code_hash: hashCode(salt, code) }
  })
  await trx.insertInto('recovery_code').values(rows).execute()
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'))
}

/** Once each. How many are left afterwards; null where it is none of them, or was used. */
export async function useRecoveryCode(
  db: Kysely<DB>,
  personId: PersonId,
  written: string,
  now: Instant | null,
): Promise<number | null> {
  const code = written.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (code.length !== LENGTH) return null
  const unused = await db
    .selectFrom('recovery_code')
    .select(['salt', 'code_hash'])
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
  const found = unused.find(({ salt, code_hash }) => timingSafeEqual(hashCode(salt, code), code_hash))
  if (!found) return null
  const { rows } = await sql`
    update recovery_code set used_at = ${clockOr(now)}
    where person_id = ${personId} and code_hash = ${found.code_hash} and used_at is null returning 1
  `.execute(db)
  return rows.length > 0 ? unused.length - 1 : null
}

export async function recoveryCodesLeft(db: Kysely<DB>, personId: PersonId): Promise<number> {
  const { count } = await db
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

function newCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

function hashCode(salt: Buffer, code: string): Buffer {
  return createHash('sha256').update(salt).update(code).digest()
}
