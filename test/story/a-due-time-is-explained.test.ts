import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderExplanation } from '../../src/cli/why/render-explanation.ts'
import { explainClocks } from '../../src/cli/why.ts'
import type { ClaimId, ConversationId } from '../../src/domain/ids.ts'
import { formatInstant } from '../../src/domain/time/instant.ts'
import { changeStatus } from '../../src/workflows/conversations/change-status.ts'
import { explainClockOf, type ExplainedClock } from '../../src/workflows/turns/explain-clock.ts'
import { at, openDesk, type Desk } from './desk.ts'

const weekly = { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']], wed: [['09:00', '17:00']] }
const holidays = [{ date: '2026-11-03', name: 'Founders’ Day' }]

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    calendars: [{ slug: 'office', definition: { tz: 'Europe/Berlin', weekly, holidays } }],
    policies: [
      {
        slug: 'posts-first',
        conditions: { kinds: ['social'] },
        targets: [
          { metric: 'first_response', target_minutes: 240, calendar: 'office', paused_in: ['on_hold'] },
          { metric: 'resolution', target_minutes: 480, calendar: 'office', paused_in: ['pending'] },
        ],
      },
    ],
  })
})
afterAll(() => desk.close())

const explain = async (conversationId: ConversationId, metric: string): Promise<ExplainedClock> => {
  const { rows } = await desk.house.pool.query<{ id: string }>(
    `select id from timer where conversation_id = $1 and metric = $2
     union select (payload ->> 'clock_id')::uuid from event
       where subject = $1 and type = 'clock.finished' and payload ->> 'metric' = $2`,
    [conversationId, metric],
  )
  const outcome = await explainClockOf(desk.house.deps, {
    brandId: desk.brandId,
    conversationId,
    clockId: rows[0]!.id,
  })
  if (outcome.type !== 'explained') throw new Error(outcome.reason)
  return outcome.explained
}
const told = ({ segments, names }: ExplainedClock) =>
  segments.map(({ from, to, state, note, pausedBy, holder }) =>
    [
      `${formatInstant(from).slice(8, 16)}-${formatInstant(to).slice(8, 16)} ${state}`,
      note,
      pausedBy && `${pausedBy.status} by ${names.get(pausedBy.began.personId ?? '') ?? 'nobody'}`,
      holder && `held by ${names.get(holder.personId)!}`,
    ]
      .filter(Boolean)
      .join(', '),
  )

describe('why is it due then?', () => {
  it('names nights, the holiday, who paused it and who had it, and the open time is the target', async () => {
    const id = await desk.write('explained', '2026-11-02T13:00:00Z')
    desk.now('2026-11-02T13:30:00Z')
    const set = (state: 'on_hold' | 'open') =>
      changeStatus(desk.house.deps, {
        brandId: desk.brandId,
        conversationId: id,
        personId: desk.lead,
        state,
        reason: 'waits for the warehouse',
      })
    await set('on_hold')
    desk.now('2026-11-02T14:30:00Z')
    const paused = await explain(id, 'first_response')
    expect(paused).toMatchObject({ state: 'paused', open: 30 * 60_000, remaining: 210 * 60_000 })
    expect(told(paused)).toEqual([
      '02T13:00-02T13:30 open',
      '02T13:30-02T14:30 paused, on_hold by Jordan Blake',
    ])
    await set('open')
    await hold(id, '2026-11-02T15:00:00Z')
    const running = await explain(id, 'first_response')
    expect(formatInstant(running.clock.dueAt!)).toBe('2026-11-04T10:00:00.000Z')
    expect(told(running)).toEqual([
      '02T13:00-02T13:30 open',
      '02T13:30-02T14:30 paused, on_hold by Jordan Blake',
      '02T14:30-02T15:00 open',
      '02T15:00-02T16:00 open, held by Jordan Blake',
      '02T16:00-02T23:00 closed, held by Jordan Blake',
      '02T23:00-03T23:00 holiday, Founders’ Day, held by Jordan Blake',
      '03T23:00-04T08:00 closed, held by Jordan Blake',
      '04T08:00-04T10:00 open, held by Jordan Blake',
    ])
    expect(running.open).toBe(240 * 60_000)
    const [clock] = (await explainClocks(desk.house.db, id))!
    expect(renderExplanation(clock!).split('\n').slice(0, 4)).toEqual([
      'first_response (running): 4 h of office, by posts-first version 1',
      '  began 2026-11-02T13:00:00.000Z, due 2026-11-04T10:00:00.000Z',
      '  2026-11-02T13:00:00.000Z  2026-11-02T13:30:00.000Z        30 min  open',
      '  2026-11-02T13:30:00.000Z  2026-11-02T14:30:00.000Z           1 h  paused, on_hold by Jordan Blake, waits for the warehouse',
    ])
  })

  it('is told of a clock that has ended as well, and of one over the whole conversation', async () => {
    const id = await desk.write('ended', '2026-11-09T08:00:00Z')
    await desk.answer('ended', '2026-11-09T09:00:00Z')
    desk.now('2026-11-09T12:00:00Z')
    expect(await explain(id, 'first_response')).toMatchObject({ state: 'met', open: 240 * 60_000 })
    expect(told(await explain(id, 'resolution'))).toEqual([
      '09T08:00-09T09:00 open',
      '09T09:00-09T12:00 paused, pending by nobody',
    ])
    await desk.write('ended', '2026-11-09T13:00:00Z')
    const resolution = await explain(id, 'resolution')
    expect(resolution.open).toBe(480 * 60_000)
    expect(formatInstant(resolution.clock.dueAt!)).toBe('2026-11-10T12:00:00.000Z')
  })

  it('does not know a clock of another conversation', async () => {
    const [one, two] = [
      await desk.write('one', '2026-11-16T08:00:00Z'),
      await desk.write('two', '2026-11-16T08:00:00Z'),
    ]
    const { clock } = await explain(one, 'first_response')
    expect(
      await explainClockOf(desk.house.deps, {
        brandId: desk.brandId,
        conversationId: two,
        clockId: clock.id,
      }),
    ).toEqual({ type: 'refused', reason: 'not_found' })
  })
})

async function hold(conversationId: ConversationId, since: string): Promise<void> {
  const { rows } = await desk.house.pool.query<{ id: string }>(
    'select id from turn where conversation_id = $1',
    [conversationId],
  )
  desk.now(since)
  await desk.house.deps.store.transaction((tx) =>
    tx.dispatches.addClaim({
      brandId: desk.brandId,
      id: desk.house.deps.newId() as ClaimId,
      conversationId,
      channelKind: 'social',
      turnId: rows[0]!.id as never,
      dispatchId: null,
      offerId: null,
      personId: desk.lead,
      origin: 'self',
      groups: [],
      replyBy: at('2026-11-05T00:00:00Z'),
    }),
  )
}
