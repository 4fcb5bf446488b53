import { createHash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { StoredTicket } from '../../workflows/ports/helpdesk-audit-store.ts'
import type { DB } from '../schema.ts'
import { copyRows } from '../statements/copy-rows.ts'
import { jsonText } from '../statements/json-text.ts'
import { nameOf, readFact, type WrittenFact } from './written-fact.ts'

/**
 * What a haul brought is kept in so many parts, each with the facts of the tickets that share a bucket: a row for each fact, with a key of its own,
 * took the server longer than everything else of an audit, and a report needs no more than the tickets of one bucket at a time.
 */
export const BUCKETS = 128

/** By the first byte of a hash, which the migration that filled the table computed in SQL. */
export function bucketOf(ticketId: string): number {
  return createHash('sha256').update(ticketId).digest()[0]! % BUCKETS
}

/** Adds what came of one haul; its number is new to the audit. */
export async function addHaul(
  trx: Transaction<DB>,
  brandId: BrandId,
  auditId: string,
  haul: number,
  tickets: ReadonlyMap<string, readonly WrittenFact[]>,
): Promise<void> {
  const parts = new Map<number, WrittenFact[]>()
  for (const [ticketId, facts] of tickets) {
    const bucket = bucketOf(ticketId)
    const part = parts.get(bucket)
    if (part) part.push(...facts)
    else parts.set(bucket, [...facts])
  }
  await copyRows(
    trx,
    'helpdesk_haul',
    'brand_id, audit_id, bucket, haul, facts',
    [...parts].map(([bucket, facts]) => [brandId, auditId, bucket, haul, jsonText(facts)]),
  )
}

/** The tickets of a bucket by their ids, each with its facts: of those with the same name the one of the latest haul. */
export async function ticketsInBucket(
  trx: Transaction<DB>,
  brandId: BrandId,
  auditId: string,
  bucket: number,
): Promise<readonly StoredTicket[]> {
  const { rows } = await sql<{ facts: readonly WrittenFact[] }>`
    select facts from helpdesk_haul
    where brand_id = ${brandId} and audit_id = ${auditId} and bucket = ${bucket} order by haul
  `.execute(trx)
  const tickets = byTicket(rows.flatMap(({ facts }) => facts))
  return [...tickets.keys()]
    .sort()
    .map((ticketId) => ({ ticketId, facts: tickets.get(ticketId)!.map(readFact) }))
}

/** Facts by their ticket; of those with the same name the last one. */
export function byTicket(facts: Iterable<WrittenFact>): ReadonlyMap<string, readonly WrittenFact[]> {
  const tickets = new Map<string, Map<string, WrittenFact>>()
  for (const fact of facts) {
    const known = tickets.get(fact[1])
    if (known) known.set(nameOf(fact), fact)
    else tickets.set(fact[1], new Map([[nameOf(fact), fact]]))
  }
  return new Map([...tickets].map(([ticketId, known]) => [ticketId, [...known.values()]]))
}
