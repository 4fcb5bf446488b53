import nodemailer from 'nodemailer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportCustomer } from '../../../src/db/read/customer-export.ts'
import { parseInstant } from '../../../src/domain/time/instant.ts'
import { readFigures } from '../../../src/workflows/figures/read-figures.ts'
import type { BrandId, CustomerId } from '../../../src/domain/ids.ts'
import { forgetCustomer } from '../../../src/workflows/privacy/forget-customer.ts'
import { forgetTheOld } from '../../../src/workflows/privacy/forget-the-old.ts'
import { tablesThatMention, whereTheyStand } from '../../support/mentions.ts'
import { tellStory, type Story } from '../../support/story.ts'

/** Each stands somewhere else: in a text, a subject, a name, an address, a file, a fact, a note, what an expert said. */
const traces = [
  'quetzal-text',
  'quetzal-subject',
  'Quetzalcoatl Ortega',
  'quetzal@letters.example',
  'quetzal-file-content',
  'quetzal-file-name',
  'quetzal-fact',
  'quetzal-note',
  'quetzal-answer',
  'quetzal-prevention',
  'quetzal-reason',
  'quetzal-upload',
  'quetzal-draft',
  'quetzal-correction',
] as const

let story: Story
let brandId: BrandId
let customerId: CustomerId
let conversationId: string

beforeEach(async () => {
  story = await tellStory('2026-11-03T10:00:00Z')
  ;({ brandId } = await story.house.channel('demo-email'))
  await leaveTraces()
})
afterEach(() => story.end())

async function leaveTraces(): Promise<void> {
  const mailer = nodemailer.createTransport({ host: '127.0.0.1', port: story.smtpPort, ignoreTLS: true })
  await mailer.sendMail({
    from: 'Quetzalcoatl Ortega <quetzal@letters.example>',
    to: 'support@demo.example',
    subject: 'quetzal-subject',
    text: 'quetzal-text, please help',
    attachments: [{ filename: 'quetzal-file-name.txt', content: 'quetzal-file-content' }],
  })
  mailer.close()
  const [row] = await story.rows(`select id, customer_id from conversation where subject = 'quetzal-subject'`)
  conversationId = row.id
  customerId = row.customer_id
  await story.reply(conversationId, 'elena', 'quetzal-answer')
  await story.message('demo-email', {
    threadKey: 'another-thread',
    author: { kind: 'customer', address: 'quetzal@letters.example', name: 'Quetzalcoatl Ortega' },
    text: 'quetzal-text once more',
  })
  await story.house.pool.query(`update customer set facts = '{"last_order": "quetzal-fact"}' where id = $1`, [
    customerId,
  ])
  const person = await story.person('elena')
  await story.house.pool.query(
    `insert into prevention (brand_id, id, conversation_id, person_id, text, said_at)
     values ($1, gen_random_uuid(), $2, $3, 'quetzal-prevention', now())`,
    [brandId, conversationId, person],
  )
  await story.house.pool.query(
    `insert into recovery (brand_id, id, customer_id, owner_id, deed, note, owned_at)
     values ($1, gen_random_uuid(), $2, $3, 'apology', 'quetzal-note', now())`,
    [brandId, customerId, person],
  )
  await leaveReviews(person)
  await story.house.pool.query(
    `insert into event (brand_id, type, subject, occurred_at, recorded_at, payload) values
       ($1, 'dispatch.escalated', $2, now(), now(), '{"claim_id": null, "person_id": "x", "reason": "quetzal-reason"}'),
       ($1, 'breach.voided', $2, now(), now(), '{"clock_id": "x", "reason": "other", "note": "quetzal-note"}')`,
    [brandId, conversationId],
  )
  await story.house.pool.query(
    `with e as (insert into errand (brand_id, id, kind, request, asked_at) values ($1, gen_random_uuid(), 'back_test', '{}', now()) returning id)
     insert into errand_input (brand_id, errand_id, content) select $1, id, 'quetzal-upload by quetzal@letters.example' from e`,
    [brandId],
  )
}

/** An answer that waits for a lead, and what a lead has written about another one. */
async function leaveReviews(person: string): Promise<void> {
  await story.house.pool.query(
    `insert into approval (brand_id, id, conversation_id, person_id, text, idempotency_key, asked_at)
     values ($1, gen_random_uuid(), $2, $3, 'quetzal-draft', 'x', now())`,
    [brandId, conversationId, person],
  )
  await story.house.pool.query(
    `with c as (
       insert into claim (brand_id, id, conversation_id, channel_kind, turn_id, person_id, origin, state, claimed_at, reply_by, ended_at)
       values ($1, gen_random_uuid(), $2, 'email', gen_random_uuid(), $3, 'self', 'answered', now(), now(), now()) returning id)
     insert into review (brand_id, claim_id, person_id, score, note, correction, reviewed_at)
     select $1, id, $3, 3, 'quetzal-note', 'quetzal-correction', now() from c`,
    [brandId, conversationId, person],
  )
}

const mentioned = () => whereTheyStand(story.house.pool, traces)

async function forget() {
  return forgetCustomer(story.house.deps, { brandId, customerId, personId: null, reason: 'case 17' })
}

describe('forgetting a customer', () => {
  it('leaves no word, name, address or file of theirs in any table', async () => {
    const before = await mentioned()
    expect(Object.keys(before).toSorted()).toEqual(traces.toSorted())
    expect(await forget()).toEqual({ type: 'forgotten', conversations: 2, messages: 4, attachments: 1 })
    expect(await mentioned()).toEqual({})
    expect(await story.rows(`select 1 from blob`)).toEqual([])
  })

  it('asks nobody any more, and answers nobody', async () => {
    await story.house.pool.query(`update reply set state = 'queued' where conversation_id = $1`, [
      conversationId,
    ])
    await forget()
    expect(await story.rows(`select 1 from timer`)).toEqual([])
    expect(await story.rows(`select 1 from turn where closed_at is null`)).toEqual([])
    expect(await story.rows(`select 1 from dispatch where state in ('open', 'claimed')`)).toEqual([])
    expect(await story.rows(`select 1 from reply where state = 'queued'`)).toEqual([])
  })

  it('keeps the numbers, and says in the audit that and why, but not whom', async () => {
    const [from, to] = [parseInstant('2026-11-01T00:00:00Z')!, parseInstant('2026-12-01T00:00:00Z')!]
    await story.travelTo('2026-11-03T10:20:00Z')
    const { figures: before } = await readFigures(story.house.deps, { brandId, from, to })
    await forget()
    const { figures: after } = await readFigures(story.house.deps, { brandId, from, to })
    expect(after.turns).toBe(before.turns)
    expect(after.neglected).toBe(before.neglected)
    expect(await story.rows(`select subject, after from audit where action = 'customer.forget'`)).toEqual([
      { subject: customerId, after: { conversations: 2, messages: 4, attachments: 1, reason: 'case 17' } },
    ])
  })

  it('done twice does nothing more; of nobody it is refused', async () => {
    await forget()
    expect(await forget()).toMatchObject({ type: 'forgotten', conversations: 0, messages: 0 })
    const nobody = { brandId, customerId: conversationId as CustomerId, personId: null, reason: 'x' }
    expect(await forgetCustomer(story.house.deps, nobody)).toEqual({ type: 'refused', reason: 'not_found' })
  })

  it('does not take in again what comes a second time, and meets a stranger when they write anew', async () => {
    await forget()
    const author = { kind: 'customer', address: 'quetzal@letters.example', name: 'Q' } as const
    const again = await story.message('demo-email', {
      threadKey: 'a-new-thread',
      author,
      text: 'Hello again',
    })
    const [row] = await story.rows(
      `select customer_id, forgotten_at from conversation where id = '${again.conversationId}'`,
    )
    expect(row.customer_id).not.toBe(customerId)
    expect(row.forgotten_at).toBeNull()
  })

  it('keeps a file that somebody else has sent, too', async () => {
    const mailer = nodemailer.createTransport({ host: '127.0.0.1', port: story.smtpPort, ignoreTLS: true })
    await mailer.sendMail({
      from: 'ana@letters.example',
      to: 'support@demo.example',
      subject: 'The same file',
      text: 'See the file',
      attachments: [{ filename: 'mine.txt', content: 'quetzal-file-content' }],
    })
    mailer.close()
    await forget()
    expect(await tablesThatMention(story.house.pool, 'quetzal-file-content')).toContain('public.blob_chunk')
  })
})

it('an export has everything that is kept of them, and nothing of others', async () => {
  await story.message('demo-email', {
    threadKey: 'somebody-else',
    author: { kind: 'customer', address: 'ana@letters.example', name: 'Ana' },
    text: 'ana-text',
  })
  const text = JSON.stringify(await exportCustomer(story.house.db, brandId, customerId))
  for (const trace of [
    'quetzal-text',
    'quetzal-subject',
    'Quetzalcoatl Ortega',
    'quetzal@letters.example',
    'quetzal-fact',
    'quetzal-answer',
    'quetzal-note',
  ])
    expect(text).toContain(trace)
  expect(text).toContain(Buffer.from('quetzal-file-content').toString('base64'))
  expect(text).not.toContain('ana-text')
})

describe('words are kept for as long as the brand says', () => {
  const retain = (days: number | null) =>
    story.house.pool.query(`update brand set settings = settings || $1`, [{ privacy: { retain_days: days } }])

  it('what is older goes, with its customer; who waits and what is younger stay', async () => {
    await story.rows(`select 1`)
    await retain(30)
    await story.message('demo-email', {
      threadKey: 'young',
      author: { kind: 'customer', address: 'young@letters.example', name: 'Young' },
      text: 'young-text',
    })
    story.house.setNow(parseInstant('2026-12-20T00:00:00Z'))
    await story.house.pool.query(
      `update conversation set last_message_at = '2026-12-10T00:00:00Z' where customer_id <> $1`,
      [customerId],
    )
    expect(await forgetTheOld(story.house.deps, 1)).toBe(1) // the second thread of the same customer still waits
    expect(await tablesThatMention(story.house.pool, 'quetzal-subject')).toEqual([])
    expect(await tablesThatMention(story.house.pool, 'quetzal-text once more')).not.toEqual([])
    expect(await tablesThatMention(story.house.pool, 'quetzal@letters.example')).not.toEqual([])
    expect(await tablesThatMention(story.house.pool, 'young-text')).not.toEqual([])
    expect(await forgetTheOld(story.house.deps)).toBe(0)
  })

  it('without a word of the brand, nothing goes', async () => {
    await retain(null)
    story.house.setNow(parseInstant('2036-12-20T00:00:00Z'))
    expect(await forgetTheOld(story.house.deps)).toBe(0)
    expect(await tablesThatMention(story.house.pool, 'quetzal-subject')).not.toEqual([])
  })
})
