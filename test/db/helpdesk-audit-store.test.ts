import { sql, type Kysely } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { up as keepByHauls } from '../../migrations/0120-helpdesk-hauls.ts'
import { bucketOf } from '../../src/db/helpdesk-audits/hauls.ts'
import { leadingBrandsTargets } from '../../src/domain/helpdesk/audit-rules.ts'
import type { CommentFact, HelpdeskFact, TicketFact } from '../../src/domain/helpdesk/facts.ts'
import type { BrandId, CustomerId } from '../../src/domain/ids.ts'
import type { StoredTicket } from '../../src/workflows/ports/helpdesk-audit-store.ts'
import { openHouse, type House } from '../support/house.ts'

let house: House
let brandId: BrandId
beforeAll(async () => {
  house = await openHouse()
  brandId = (await house.channel('demo-posts')).brandId
})
afterAll(() => house.close())

test('what comes again under its name replaces what came before, and every ticket is found once', async () => {
  const id = await anAudit()
  await keep(id, 0, [ticket('7', 'Where is it?'), comment('7', 'a', 1), comment('8', 'b', 2)])
  await keep(id, 1, [
    comment('7', 'a', 5),
    comment('7', 'c', 3),
    ticket('8', 'Broken'),
    ticket('8', 'Mended'),
  ])
  const many = Array.from({ length: 500 }, (_, index) => ticket(`t${index}`, 'One of many'))
  await keep(id, 2, many)

  const found = await everyTicket(id)
  expect(found).toHaveLength(502)
  expect(new Set(found.map(({ ticketId }) => ticketId)).size).toBe(502)
  const of = (ticketId: string) => found.find((one) => one.ticketId === ticketId)!.facts
  expect(of('7')).toEqual([ticket('7', 'Where is it?'), comment('7', 'a', 5), comment('7', 'c', 3)])
  expect(of('8')).toEqual([comment('8', 'b', 2), ticket('8', 'Mended')])
  expect(await factsOf(id, '7')).toEqual(of('7'))
  expect(await factsOf(id, '9')).toEqual([])
})

test('a haul is stored once', async () => {
  const id = await anAudit()
  await keep(id, 0, [ticket('7', 'Where is it?')])
  await expect(keep(id, 0, [ticket('7', 'Where is it?')])).rejects.toThrow('helpdesk_haul_pkey')
})

/** One of each type, and whatever may be there or not. */
const ofEveryType: readonly HelpdeskFact[] = [
  { ...ticket('7', 'Not here: \\u0000'), language: 'ar', timeZone: 'Asia/Dubai', leftOut: 'spam' },
  { ...comment('7', 'a', 1), automatic: 'trigger', promise: { until: 9 } },
  { type: 'change', ticketId: '7', id: 'b', at: 2, what: 'assignee', to: null },
  { type: 'promise', ticketId: '7', id: 'c', at: 3, says: 'met', targetSeconds: null, businessHours: null },
  {
    type: 'promise',
    ticketId: '7',
    id: 'd',
    at: 4,
    says: 'promised',
    instance: 2,
    targetSeconds: 900,
    businessHours: true,
  },
]

test('every type of fact is read as it was written, but for characters that no database keeps', async () => {
  const id = await anAudit()
  await keep(id, 0, [...ofEveryType, ticket('8', 'Where\0 is it?')])
  expect(await factsOf(id, '7')).toEqual(ofEveryType)
  expect(await factsOf(id, '8')).toEqual([ticket('8', 'Where is it?')])
})

test('what an audit kept as single facts before is read as it was', async () => {
  const id = await anAudit()
  await sql`drop table helpdesk_haul`.execute(house.db)
  await sql`create table helpdesk_fact (brand_id uuid, audit_id uuid, ticket_id text, kind text, fact_id text, data json)`.execute(
    house.db,
  )
  for (const fact of ofEveryType)
    await sql`
      insert into helpdesk_fact values
        (${brandId}, ${id}, ${fact.ticketId}, ${fact.type}, ${'id' in fact ? fact.id : ''}, ${JSON.stringify(fact)})`.execute(
      house.db,
    )
  await house.db.transaction().execute((trx) => keepByHauls(trx as unknown as Kysely<unknown>))
  expect(await factsOf(id, '7')).toEqual(ofEveryType)
})

test('the bucket of a ticket is the one that the migration put it into', async () => {
  const ids = ['1', '23456', 'A-77', 'заявка', 'تذكرة', '']
  const { rows } = await sql<{ bucket: number }>`
    select get_byte(sha256(convert_to(id, 'UTF8')), 0) % 128 as bucket from unnest(${ids}::text[]) with ordinality as t (id, n) order by n
  `.execute(house.db)
  expect(rows.map(({ bucket }) => bucket)).toEqual(ids.map(bucketOf))
})

test('of somebody who is forgotten nothing stays in a haul, and the others stay', async () => {
  const id = await anAudit()
  const other = comment('7', 'b', 2)
  await keep(id, 0, [{ ...ticket('7', 'From NADIA@shop.example'), customerId: 'nadia' }, other])
  const customerId = v7() as CustomerId
  await sql`insert into customer (brand_id, id, name) values (${brandId}, ${customerId}, 'Nadia')`.execute(
    house.db,
  )
  await sql`insert into identity (brand_id, kind, address, customer_id) values (${brandId}, 'email', 'nadia@shop.example', ${customerId})`.execute(
    house.db,
  )
  await house.deps.store.transaction((tx) => tx.privacy.forgetCustomers(brandId, [customerId]))
  expect(await factsOf(id, '7')).toEqual([other])
})

async function anAudit(): Promise<string> {
  const id = v7()
  await house.deps.store.transaction((tx) =>
    tx.helpdeskAudits.add({
      brandId,
      id,
      helpdesk: 'zendesk',
      settings: { url: 'https://shop.example' },
      token: null,
      rules: { targetSeconds: leadingBrandsTargets, timeZone: 'Europe/Berlin' },
      since: 0,
      personId: null,
    }),
  )
  return id
}

function keep(id: string, haul: number, facts: readonly HelpdeskFact[]): Promise<void> {
  return house.deps.store.transaction((tx) => tx.helpdeskAudits.keep(brandId, id, haul, facts))
}

function factsOf(id: string, ticketId: string): Promise<readonly HelpdeskFact[]> {
  return house.deps.store.transaction((tx) => tx.helpdeskAudits.factsOf(brandId, id, ticketId))
}

async function everyTicket(id: string): Promise<readonly StoredTicket[]> {
  const found: StoredTicket[] = []
  for (;;) {
    const after: string | null = found.at(-1)?.ticketId ?? null
    const some: readonly StoredTicket[] = await house.deps.store.transaction((tx) =>
      tx.helpdeskAudits.tickets(brandId, id, after),
    )
    if (some.length === 0) return found
    found.push(...some)
  }
}

function ticket(ticketId: string, subject: string): TicketFact {
  return {
    type: 'ticket',
    ticketId,
    channelKind: 'email',
    subject,
    customerId: 'c1',
    customerName: null,
    language: null,
    timeZone: null,
    createdAt: 0,
    createdBy: 'customer',
    merged: false,
    leftOut: null,
  }
}

function comment(ticketId: string, id: string, at: number): CommentFact {
  return {
    type: 'comment',
    ticketId,
    id,
    at,
    authorId: 'c1',
    staff: false,
    public: true,
    automatic: null,
    thanksOnly: false,
    promise: null,
  }
}
