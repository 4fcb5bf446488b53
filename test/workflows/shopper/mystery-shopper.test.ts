import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shopperChats } from '../../../src/channels/shopper/shopper-chats.ts'
import { shopperVoice } from '../../../src/channels/shopper/shopper-voice.ts'
import { takeArrivals } from '../../../src/channels/port/take-arrivals.ts'
import { parseBrandFile } from '../../../src/config/brand-file.ts'
import { nextVisit, shopperPlan, visitDue } from '../../../src/domain/shopper/shopper-plan.ts'
import { parseInstant } from '../../../src/domain/time/instant.ts'
import { mailTransport, type MailTransport } from '../../../src/notify/mail/transport.ts'
import { catchUp } from '../../../src/workflows/figures/follow-facts.ts'
import { recordMessages } from '../../../src/workflows/messages/record-messages.ts'
import { followVisits } from '../../../src/workflows/shopper/follow-visits.ts'
import { makeVisits, type ShopperDeps } from '../../../src/workflows/shopper/make-visits.ts'
import { tellStory, type Story } from '../../support/story.ts'

const written = {
  name: 'evening',
  channel: 'demo-email',
  at: '20:30',
  time_zone: 'Europe/Berlin',
  from: { name: 'Jana Weber', address: 'jana.weber@letters.example' },
  subject: 'Do you deliver to Aachen?',
  texts: ['Hello, do you deliver to Aachen, and by when?'],
}
const at = (text: string) => parseInstant(text)!

describe('when a visit is due', () => {
  const plan = shopperPlan.parse(written)

  it.each([
    ['a millisecond before', '2026-03-10T19:29:59.999Z', null],
    ['at that minute', '2026-03-10T19:30:00.000Z', '2026-03-10'],
    ['a little late, after a stop', '2026-03-10T19:44:59.999Z', '2026-03-10'],
    ['too late', '2026-03-10T19:45:00.000Z', null],
    ['in summer', '2026-07-10T18:30:00.000Z', '2026-07-10'],
  ])('%s', (_, now, onDate) => {
    expect(visitDue(plan, 'UTC', at(now))?.onDate ?? null).toBe(onDate)
  })

  it.each([
    ['later that day', '2026-03-10T19:29:59.999Z', ['tue'], '2026-03-10T19:30:00.000Z'],
    ['a week later, once it is made', '2026-03-10T19:30:00.000Z', ['tue'], '2026-03-17T19:30:00.000Z'],
    ['across a change of the clocks', '2026-03-28T20:00:00.000Z', ['sun'], '2026-03-29T18:30:00.000Z'],
  ] as const)('the next one comes %s', (_, now, days, next) => {
    expect(nextVisit({ ...plan, days: [...days] }, 'UTC', at(now))).toBe(at(next))
  })

  it('on the days that are named, in the words whose turn it is', () => {
    const tuesdays = shopperPlan.parse({ ...written, days: ['tue'], texts: ['one', 'two'] })
    expect(visitDue(tuesdays, 'UTC', at('2026-03-11T19:30:00Z'))).toBeNull()
    const [first, second] = ['2026-03-10T19:30:00Z', '2026-03-17T19:30:00Z'].map(
      (now) => visitDue(tuesdays, 'UTC', at(now))!.text,
    )
    expect(new Set([first, second])).toEqual(new Set(['one', 'two']))
  })

  it('at the first instant after an hour that the clocks skip', () => {
    const night = shopperPlan.parse({ ...written, at: '02:30' })
    expect(visitDue(night, 'UTC', at('2026-03-29T00:59:59.999Z'))).toBeNull()
    expect(visitDue(night, 'UTC', at('2026-03-29T01:00:00Z'))).toMatchObject({ onDate: '2026-03-29' })
  })
})

it('says in the configuration what is wrong with a shopper', () => {
  const parsed = parseBrandFile({
    slug: 'shop',
    name: 'Shop',
    time_zone: 'Europe/Berlin',
    settings: { mystery_shopper: [written] },
  })
  expect(parsed).toMatchObject({
    ok: false,
    problems: [{ path: 'settings.mystery_shopper.0.channel', problem: 'there is no channel "demo-email"' }],
  })
})

describe('a customer who is none', () => {
  let story: Story
  let deps: ShopperDeps
  let transport: MailTransport
  beforeEach(async () => {
    story = await tellStory('2026-03-10T19:29:00Z')
    transport = mailTransport({
      smtpUrl: `smtp://127.0.0.1:${story.smtpPort}`,
      outbox: mkdtempSync(path.join(os.tmpdir(), 'sundial-shopper-')),
      clock: () => Date.now(),
    })
    const key = Buffer.alloc(32, 7)
    deps = {
      ...story.house.deps,
      shopper: shopperVoice({
        transport,
        key,
        sessionKey: key,
        chats: shopperChats('http://127.0.0.1:9'),
        take: (channel, arrivals) =>
          takeArrivals(
            {
              ...story.house.deps,
              record: (command) => recordMessages(story.house.deps, command),
              replyTokenKey: key,
            },
            channel,
            arrivals,
          ),
      }),
    }
  })
  afterEach(async () => {
    transport.close()
    await story.end()
  })

  const plan = (plans: readonly object[]) =>
    story.rows(`update brand set settings = settings || jsonb_build_object('mystery_shopper', $1::jsonb)`, [
      JSON.stringify(plans),
    ])
  const visit = async () =>
    (
      await story.rows(
        `select state, conversation_id, received_at, answered_at, problem from shopper_visit order by written_at desc limit 1`,
      )
    )[0]
  const turn = async (conversationId: string) =>
    (await story.rows(`select id, outcome from turn where conversation_id = $1`, [conversationId]))[0]
  /** As figures, digests and fairness read it. */
  const account = async (conversationId: string) => {
    await catchUp(story.house.deps)
    const { id } = await turn(conversationId)
    return (await story.rows(`select outcome from turn_account where turn_id = $1`, [id]))[0]
  }

  it('writes once by the real door, waits for a human, and leaves the figures of those who served it', async () => {
    await plan([written])
    expect(await makeVisits(deps)).toBe(0)
    await story.travelTo('2026-03-10T19:30:00Z')
    expect(await makeVisits(deps)).toBe(1)
    expect(await makeVisits(deps)).toBe(0)

    await followVisits(deps)
    const { conversation_id: conversationId, state } = await visit()
    expect(state).toBe('waiting')
    const [seen] = await story.rows(
      `select b.text, b.author_address, b.external_id, b.detail::text as detail, m.flags from message_body b
       join message m on m.id = b.message_id where m.conversation_id = $1`,
      [conversationId],
    )
    expect(seen).toMatchObject({ text: written.texts[0], author_address: written.from.address, flags: [] })
    expect(JSON.stringify(seen)).not.toMatch(/shopper|mystery/i)

    // Past its promise: to the staff it is a customer who waits.
    await story.travelTo('2026-03-10T19:50:00Z')
    expect(await followVisits(deps)).toBe(0)
    expect((await turn(conversationId)).outcome).toBeNull()
    expect(await story.happened(conversationId, 'breach.')).toEqual(['breach.detected'])
    expect(await account(conversationId)).toEqual({ outcome: null })

    await story.reply(conversationId, 'kofi', 'Yes, in two days.')
    expect(await followVisits(deps)).toBe(1)
    expect(await visit()).toMatchObject({
      state: 'answered',
      received_at: new Date('2026-03-10T19:30:00Z'),
      answered_at: new Date('2026-03-10T19:50:00Z'),
    })
    expect(await story.happened(conversationId, 'breach.')).toEqual(['breach.detected', 'breach.voided'])
    expect(await account(conversationId)).toEqual({ outcome: 'not_customer' })
    expect(await followVisits(deps)).toBe(0)
    const { brandId } = await story.house.channel('demo-email')
    const told = (from: string, to: string) =>
      deps.store.transaction((tx) => tx.shoppers.ended(brandId, at(from), at(to)))
    expect(await told('2026-03-10T00:00:00Z', '2026-03-11T00:00:00Z')).toEqual([
      expect.objectContaining({
        outcome: 'answered',
        writtenAt: at('2026-03-10T19:30:00Z'),
        wait: 1_200_000,
      }),
    ])
    expect(await told('2026-03-11T00:00:00Z', '2026-03-12T00:00:00Z')).toEqual([])

    // The next day the same customer is served as before.
    story.house.setNow(at('2026-03-11T19:30:00Z'))
    expect(await makeVisits(deps)).toBe(1)
    await followVisits(deps)
    expect((await turn((await visit()).conversation_id)).outcome).toBeNull()
  })

  it('takes no acknowledgement for an answer, and gives up after a day', async () => {
    await plan([written])
    await story.travelTo('2026-03-10T19:30:00Z')
    await makeVisits(deps)
    await followVisits(deps)
    const { conversation_id: conversationId } = await visit()
    await story.travelTo('2026-03-10T19:31:00Z')
    expect(await story.happened(conversationId, 'turn.ack')).toEqual(['turn.acknowledged'])
    story.house.setNow(at('2026-03-11T19:29:59.999Z'))
    expect(await followVisits(deps)).toBe(0)
    story.house.setNow(at('2026-03-11T19:30:00Z'))
    expect(await followVisits(deps)).toBe(1)
    expect(await visit()).toMatchObject({ state: 'unanswered', answered_at: null })
    expect((await turn(conversationId)).outcome).toBe('not_customer')
  })

  it('tells when the door did not take it, and when it never came in', async () => {
    await plan([
      { ...written, name: 'chat', channel: 'demo-chat' },
      { ...written, name: 'posts', channel: 'demo-posts' },
    ])
    await story.travelTo('2026-03-10T19:30:00Z')
    expect(await makeVisits(deps)).toBe(2)
    await followVisits(deps)
    const states = await story.rows(`select plan, state, problem from shopper_visit order by plan`)
    expect(states).toMatchObject([
      { plan: 'chat', state: 'lost', problem: expect.stringContaining('demo-chat') },
      { plan: 'posts', state: 'waiting' },
    ])
  })

  it('writes nothing while everything that goes out is stopped', async () => {
    await plan([written])
    await story.rows(`update brand set outbound_stopped_at = $1`, [new Date('2026-03-10T19:00:00Z')])
    await story.travelTo('2026-03-10T19:30:00Z')
    expect(await makeVisits(deps)).toBe(0)
  })
})
