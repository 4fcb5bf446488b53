import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BrandId, PersonId } from '../../src/domain/ids.ts'
import {
  findOrAddApplicant,
  handInTest,
  publishAgreement,
  publishTest,
  verifyAbilities,
} from '../../src/db/changes/network.ts'
import { gradeTest } from '../../src/domain/admission/brand-test.ts'
import { parseInstant } from '../../src/domain/time/instant.ts'
import { actOnAdmission } from '../../src/workflows/admission/act-on-admission.ts'
import { apply } from '../../src/workflows/admission/apply.ts'
import { decideApproval } from '../../src/workflows/admission/decide-approval.ts'
import { decideDispute, openDispute } from '../../src/workflows/pay/disputes.ts'
import { makeStatements } from '../../src/workflows/pay/make-statements.ts'
import { orderPayments } from '../../src/workflows/pay/order-payments.ts'
import { setPayout } from '../../src/workflows/pay/set-payout.ts'
import { settleClaims } from '../../src/workflows/pay/settle-claims.ts'
import { settlePayment } from '../../src/workflows/pay/settle-payment.ts'
import { tellStory, type Story } from '../support/story.ts'

let story: Story
let brandId: BrandId
let leila: PersonId
let elena: PersonId
let clock = parseInstant('2026-10-03T06:00:00Z')! // a Saturday: nobody is on shift

const QUESTIONS = [
  { text: 'A parcel is late. What first?', choices: ['Apologise', 'Explain'], correct: 0 },
  { text: 'May you promise a refund?', choices: ['Yes', 'No'], correct: 1 },
]
const PAY = {
  currency: 'EUR',
  answer_minor: 300,
  floor_minor: 50,
  final_after_hours: 24,
  payer: { name: 'Demo Outfitters', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
}

beforeAll(async () => {
  story = await tellStory('2026-10-03T06:00:00Z')
  await story.rows(`update channel set mode = 'dispatch' where slug = 'demo-email'`)
  story.house.cache.clear()
  const [brand] = await story.rows(`select id from brand where slug = 'demo'`)
  brandId = brand.id as BrandId
  elena = await story.person('elena')
  await story.rows(`update person set removed_at = now() where kind = 'freelance'`)
  await story.rows(`update brand set settings = jsonb_set(settings, '{pay}', $1)`, [JSON.stringify(PAY)])
  const by = { personId: elena, newId: story.house.deps.newId }
  const agreement = { text: 'Be kind.', customerCountries: null, requiredAt: clock }
  await publishAgreement(story.house.db, by, brandId, agreement, clock)
  await publishTest(story.house.db, by, brandId, { questions: QUESTIONS, passPercent: 80 }, clock)
})
afterAll(() => story.end())

async function travelTo(at: string): Promise<void> {
  await story.travelTo(at)
  clock = parseInstant(at)!
}
const state = async () =>
  (await story.rows(`select state from admission where person_id = $1`, [leila]))[0].state
const act = (
  command: Partial<Parameters<typeof actOnAdmission>[1]> & {
    act: 'agree' | 'activate' | 'pass' | 'suspend' | 'reinstate' | 'appeal' | 'leave'
  },
) => actOnAdmission(story.house.deps, { brandId, personId: leila, byId: leila, ...command })
const deps = () => ({ ...story.house.deps, adapters: story.adapters })
async function asked(
  thread: string,
): Promise<{ conversationId: string; offers: Awaited<ReturnType<Story['offers']>> }> {
  const { conversationId } = await story.message('demo-email', {
    threadKey: thread,
    text: 'Where is my parcel?',
  })
  return { conversationId, offers: await story.offers(conversationId) }
}
const clockOf = async (conversationId: string) =>
  story.happened(conversationId, 'clock.finished', 'reply.', 'breach')

it('applies, and is asked for nothing before the agreement and the test', async () => {
  const applicant = await findOrAddApplicant(story.house.db, {
    ...{
      id: story.house.deps.newId(),
      slug: 'leila',
      name: 'Leila Rahimi',
      email: 'leila@freelance.example',
    },
    ...{ phone: '+989121234567', country: 'IR', time_zone: 'Asia/Tehran' },
    ...{ languages: ['en', 'fa'], skills: [], channel_kinds: ['email'] },
  })
  leila = applicant.id as PersonId
  expect(
    await apply(story.house.deps, { brandId, personId: leila, channelKinds: ['email'], note: null }),
  ).toBe(true)
  expect(await state()).toBe('applied')
  const again = await findOrAddApplicant(story.house.db, {
    ...{ id: story.house.deps.newId(), slug: 'leila-2', name: 'L. Rahimi', email: 'other@freelance.example' },
    ...{ phone: '+989121234567', country: 'IR', time_zone: 'Asia/Tehran' },
    ...{ languages: ['en'], skills: [], channel_kinds: ['email'] },
  })
  expect(again).toEqual({ id: leila, email: 'leila@freelance.example', known: true })
  expect((await asked('before')).offers).toEqual([])
})

it('agrees, is tested, and is let in on probation', async () => {
  expect(await act({ act: 'pass' })).toMatchObject({ reason: 'own_admission' })
  expect(await act({ act: 'agree', version: 7 })).toMatchObject({ reason: 'no_such_agreement' })
  expect(await act({ act: 'agree', version: 1 })).toMatchObject({ state: 'agreed' })
  const result = gradeTest(QUESTIONS, [0, 1], 80)
  expect(result).toEqual({ state: 'passed', percent: 100 })
  await handInTest(
    story.house.db,
    { brandId, id: story.house.deps.newId(), personId: leila, version: 1, answers: [0, 1], result },
    clock,
  )
  expect(await act({ act: 'pass', byId: null })).toMatchObject({ state: 'probation' })
})

it('is asked only for what somebody of the brand has verified', async () => {
  await travelTo('2026-10-03T06:01:00Z')
  expect((await asked('unverified')).offers).toEqual([])
  const by = { personId: elena, newId: story.house.deps.newId }
  await verifyAbilities(story.house.db, by, brandId, leila, { languages: ['en'], skills: [] }, clock)
  expect((await asked('verified')).offers.length).toBe(1)
})

it('answers under approval: the clock runs until the reply is really out', async () => {
  await travelTo('2026-10-03T07:00:00Z')
  const { conversationId, offers } = await asked('probation')
  await story.claim(offers[0]!)
  await travelTo('2026-10-03T07:02:00Z')
  await story.reply(conversationId, 'leila', 'It is on its way, promised.')
  expect(await clockOf(conversationId)).toEqual([])
  await travelTo('2026-10-03T07:12:00Z')
  expect(
    (await story.rows(`select state from claim where conversation_id = $1`, [conversationId]))[0].state,
  ).toBe('active')
  const [waiting] = await story.rows(`select id from approval where state = 'waiting'`)
  const approve = { brandId, approvalId: waiting.id as string, note: 'Promise nothing.' }
  expect(await decideApproval(deps(), { ...approve, decidedBy: leila, send: { text: null } })).toMatchObject({
    reason: 'own_reply',
  })
  expect(
    await decideApproval(deps(), { ...approve, decidedBy: elena, send: { text: 'It is on its way.' } }),
  ).toEqual({ type: 'sent' })
  await travelTo('2026-10-03T07:12:01Z')
  const [sent] = await story.rows(
    `select b.text, m.person_id, m.occurred_at from message m join message_body b on b.message_id = m.id
     where m.conversation_id = $1 and m.direction = 'outbound'`,
    [conversationId],
  )
  expect(sent).toMatchObject({ text: 'It is on its way.', person_id: leila })
  expect(sent.occurred_at.toISOString()).toBe('2026-10-03T07:12:00.000Z')
  const [finished] = await story.rows(
    `select payload ->> 'state' as state from event where subject = $1 and type = 'clock.finished'`,
    [conversationId],
  )
  expect(finished.state).toBe('met')
})

it('a reply approved too late is a breach, as it was for the customer', async () => {
  await travelTo('2026-10-03T08:00:00Z')
  const { conversationId, offers } = await asked('late')
  await story.claim(offers[0]!)
  await story.reply(conversationId, 'leila', 'Soon.')
  await travelTo('2026-10-03T08:20:00Z')
  const [waiting] = await story.rows(`select id from approval where state = 'waiting'`)
  await decideApproval(deps(), {
    ...{ brandId, approvalId: waiting.id as string, note: null, decidedBy: elena, send: { text: null } },
  })
  await travelTo('2026-10-03T08:20:01Z')
  expect(await story.happened(conversationId, 'breach.detected')).toEqual(['breach.detected'])
})

it('becomes active, answers at once, and earns', async () => {
  expect(await act({ act: 'activate', byId: elena })).toMatchObject({ state: 'active' })
  await travelTo('2026-10-03T09:00:00Z')
  const { conversationId, offers } = await asked('active')
  await story.claim(offers[0]!)
  await story.reply(conversationId, 'leila', 'It arrives tomorrow.')
  expect(await story.happened(conversationId, 'reply.handed_over')).toEqual(['reply.handed_over'])
  await settleClaims(story.house.deps)
  const [sum] = await story.rows(`select sum(amount_minor)::int as minor, count(*)::int as n from pay_entry`)
  expect(sum).toEqual({ minor: 900, n: 3 })
})

it('is suspended with a reason, appeals, and is reinstated; what was earned stays', async () => {
  expect(await act({ act: 'suspend', byId: elena, reason: 'A promise.' })).toMatchObject({
    state: 'suspended',
  })
  await travelTo('2026-10-03T10:00:00Z')
  expect((await asked('suspended')).offers).toEqual([])
  expect(await act({ act: 'appeal', reason: 'It was approved.' })).toMatchObject({ state: 'suspended' })
  expect(await act({ act: 'reinstate', byId: elena })).toMatchObject({ state: 'active' })
})

it('disputes, and is granted what was missing', async () => {
  const [claim] = await story.rows(`select claim_id from pay_terms order by frozen_at limit 1`)
  const dispute = {
    brandId,
    personId: leila,
    claimId: claim.claim_id,
    entryId: null,
    text: 'It took an hour.',
  }
  const disputeId = await openDispute(story.house.deps, dispute)
  expect(await openDispute(story.house.deps, dispute)).toBeNull()
  const decision = {
    brandId,
    disputeId: disputeId!,
    answer: 'Right.',
    granted: { amountMinor: 150, currency: null },
  }
  expect(await decideDispute(story.house.deps, { ...decision, decidedBy: leila })).toMatchObject({
    reason: 'own_dispute',
  })
  expect(await decideDispute(story.house.deps, { ...decision, decidedBy: elena })).toEqual({
    type: 'decided',
  })
})

it('leaves: loses sessions and work at once, and is paid all the same', async () => {
  await travelTo('2026-10-03T10:30:00Z')
  const { conversationId, offers } = await asked('leaving')
  await story.claim(offers[0]!)
  await story.rows(
    `insert into session (id_hash, person_id, expires_at) values ('\\x01', $1, now() + interval '1 year')`,
    [leila],
  )
  await setPayout(story.house.deps, {
    personId: leila,
    account: {
      holder: 'Leila Rahimi',
      country: 'DE',
      iban: 'DE02120300000000202051',
      account: null,
      bic: null,
    },
  })
  expect(await act({ act: 'leave' })).toMatchObject({ state: 'left' })
  expect(await story.rows(`select 1 from session where person_id = $1`, [leila])).toEqual([])
  expect(
    (
      await story.rows(`select state, reason from claim where conversation_id = $1 and person_id = $2`, [
        conversationId,
        leila,
      ])
    )[0],
  ).toEqual({ state: 'handed_back', reason: 'person_left' })
  await settleClaims(story.house.deps)
  // Nothing is due on the way that this is about: a month of searches for whoever still waits is left out.
  story.house.setNow(parseInstant('2026-11-02T00:00:00Z'))
  await makeStatements(story.house.deps)
  const ordered = await orderPayments(story.house.deps, {
    brandId,
    currency: 'EUR',
    payOn: '2026-11-09',
    personId: elena,
  })
  expect(ordered).toMatchObject({
    type: 'ordered',
    payments: [{ personId: leila, amountMinor: 900 + 150 + 50 }],
  })
  if (ordered.type !== 'ordered') return
  await settlePayment(story.house.deps, {
    brandId,
    paymentId: ordered.payments[0]!.id,
    personId: elena,
    outcome: { state: 'paid', reference: 'BANK-2026-11-09' },
  })
  const [balance] = await story.rows(
    `select sum(amount_minor)::int as minor from pay_entry where person_id = $1`,
    [leila],
  )
  expect(balance.minor).toBe(0)
}, 60_000)
