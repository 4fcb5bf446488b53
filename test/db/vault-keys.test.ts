import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DB } from '../../src/db/schema.ts'
import { dropOldKeys, rotateKeys } from '../../src/db/vault/rotate-keys.ts'
import { numberOf } from '../../src/db/vault/seal.ts'
import { sealedColumns } from '../../src/db/vault/sealed-columns.ts'
import { houseVault } from '../../src/db/vault/vault.ts'
import type { Vault } from '../../src/workflows/ports/vault.ts'
import { openHouse, type House } from '../support/house.ts'

const PHRASE = 'a phrase of the environment'
const only = { now: PHRASE, before: null }

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

const rotate = (db: Kysely<DB> = house.db, phrases: { now: string | null; before: string | null } = only) =>
  rotateKeys(db, phrases, v7, 2)
const fiveMinutesPass = () =>
  house.pool.query(`update vault_key set created_at = created_at - interval '6 minutes'`)

/** Calendars that people follow, and an audit of a helpdesk: whatever a vault seals. */
async function keep(vault: Vault, ...secrets: string[]): Promise<void> {
  for (const [n, secret] of secrets.entries())
    await house.pool.query(
      `insert into absence_feed (id, person_id, sealed_url, url_hash, host, next_at)
       select $1, id, $2, $3, 'h', now() from person where slug = 'kofi'`,
      [v7(), await vault.seal(secret), Buffer.from(`${secret} ${n}`)],
    )
}
async function sealed(): Promise<Buffer[]> {
  const { rows } = await house.pool.query<{ sealed_url: Buffer }>(
    `select sealed_url from absence_feed order by id`,
  )
  return rows.map((row) => row.sealed_url)
}
const opened = async (vault: Vault) => Promise.all((await sealed()).map((one) => vault.open(one)))

describe('a new key', () => {
  it('seals everything anew, while a node that runs opens both, and the old key can go once it opens nothing', async () => {
    const node = houseVault(house.db, only)
    await keep(node, 'one', 'two', 'three', 'four', 'five')
    const before = await sealed()
    expect(before.map(numberOf)).toEqual([0, 0, 0, 0, 0])
    expect(await rotate()).toEqual({ key: 1, fresh: true, resealed: 5, unreadable: [] })
    expect((await sealed()).map(numberOf)).toEqual([1, 1, 1, 1, 1])
    expect(await opened(node)).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect(await node.open(before[0]!)).toBe('one')

    expect(await dropOldKeys(house.db, v7)).toMatchObject({ reason: 'too_soon' })
    await fiveMinutesPass()
    expect(await dropOldKeys(house.db, v7)).toEqual({ type: 'dropped', keys: 1 })
    const later = houseVault(house.db, only)
    expect(await opened(later)).toEqual(['one', 'two', 'three', 'four', 'five'])
    await expect(later.open(before[0]!)).rejects.toThrow('give the secret again')
  })

  it('is refused the place of an old one that is still in use', async () => {
    const node = houseVault(house.db, only)
    await node.seal('remembers the old key for a minute')
    expect(await dropOldKeys(house.db, v7)).toMatchObject({ reason: 'no_new_key' })
    await rotate()
    await keep(node, 'sealed by a node that had not heard')
    await fiveMinutesPass()
    expect(await dropOldKeys(house.db, v7)).toEqual({ type: 'refused', reason: 'in_use', values: 1 })
    expect(await rotate()).toMatchObject({ key: 1, fresh: false, resealed: 1 })
    expect(await dropOldKeys(house.db, v7)).toMatchObject({ type: 'dropped' })
  })

  it('that was cut off between two batches goes on with the same key', async () => {
    const node = houseVault(house.db, only)
    await keep(node, 'one', 'two', 'three', 'four', 'five')
    let transactions = 0
    const dying = new Proxy(house.db, {
      get: (db, name) => {
        if (name === 'transaction' && (transactions += 1) > 2) throw new Error('the power went')
        const value = Reflect.get(db, name, db) as unknown
        return typeof value === 'function' ? (value.bind(db) as unknown) : value
      },
    })
    await expect(rotate(dying)).rejects.toThrow('the power went')
    expect((await sealed()).map(numberOf).toSorted()).toEqual([0, 0, 0, 1, 1].toSorted())
    expect(await opened(node)).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect(await rotate()).toEqual({ key: 1, fresh: false, resealed: 3, unreadable: [] })
    expect(await rotate()).toMatchObject({ key: 2, fresh: true, resealed: 5 })
  })
})

describe('the phrase of the environment', () => {
  it('is changed by a rotation that knows both, after which the new one is enough', async () => {
    await keep(houseVault(house.db, only), 'one', 'two', 'three')
    await rotate()
    const changed = { now: 'another phrase, a longer one', before: PHRASE }
    await expect(houseVault(house.db, { ...changed, before: null }).seal('x')).rejects.toThrow(
      'SUNDIAL_VAULT_PHRASE_BEFORE',
    )
    expect(await rotate(house.db, changed)).toMatchObject({ key: 2, resealed: 3, unreadable: [] })
    expect(await opened(houseVault(house.db, { ...changed, before: null }))).toEqual(['one', 'two', 'three'])
  })

  it('that is lost leaves what it sealed, says which, and seals the rest', async () => {
    await keep(houseVault(house.db, { now: 'a phrase that nobody knows any more', before: null }), 'lost')
    await keep(houseVault(house.db, only), 'kept')
    const { rows } = await house.pool.query<{ id: string }>(`select id from absence_feed order by id limit 1`)
    expect(await rotate()).toMatchObject({
      resealed: 1,
      unreadable: [{ table: 'absence_feed', id: rows[0]!.id }],
    })
  })
})

it('a changed byte is noticed, in the text, the tag and the number', async () => {
  const node = houseVault(house.db, only)
  await rotate()
  const whole = await node.seal('secret')
  expect(await node.open(whole)).toBe('secret')
  for (const at of [5, 8, 20, whole.length - 1]) {
    const changed = Buffer.from(whole)
    changed[at]! ^= 1
    await expect(node.open(changed)).rejects.toThrow()
  }
})

/** What is no seal: hashes, keys of the house and of browsers, customers' files. */
const plain = [
  'agreement_acceptance.sha256',
  'attachment.sha256',
  'audit.digest',
  'audit.previous',
  'blob.sha256',
  'blob_chunk.bytes',
  'blob_chunk.sha256',
  'channel.secret', // of a release before secrets came from the environment: nothing writes it
  'payout_profile.fingerprint',
  'push_subscription.auth',
  'push_subscription.p256dh',
  'quarantine.sha256',
  'recovery_code.salt',
  'signing_key.key',
  'vault_key.key',
  'vault_key.proof',
]

it('every column of bytes is sealed by the vault and rotated, or known to be something else', async () => {
  const { rows } = await house.pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' and column_name not like '%hash' order by 1`,
  )
  const columns = sealedColumns.map(({ table, column }) => `${table}.${column}`)
  expect(rows.map(({ name }) => name).filter((name) => !plain.includes(name))).toEqual(columns.toSorted())
})
