import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bounceReply } from '../../src/workflows/replies/bounce-reply.ts'
import { settleConversation } from '../../src/workflows/turns/settle-conversation.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    policies: [
      {
        slug: 'news',
        conditions: { kinds: ['social'] },
        targets: [
          {
            metric: 'periodic_update',
            target_minutes: 120,
            steps: [{ at: '75%', do: 'nudge', to: ['owner'] }],
          },
          { metric: 'requester_wait', target_minutes: 60 },
        ],
      },
    ],
  })
})
afterAll(() => desk.close())

const of = async (id: string, metric: string) =>
  (await desk.clocks(id)).filter((clock) => clock.metric === metric)
const verdicts = async (id: string, metric: string) =>
  (await desk.events(id, 'clock.finished', 'clock.corrected'))
    .filter(({ payload }) => payload['metric'] === metric)
    .map(({ type, payload }) => [type, payload['state'], payload['started_at']])

describe('news is due after every answer', () => {
  it('from one answer to the next, until it is solved', async () => {
    const id = await desk.write('news', '2026-11-02T10:00:00Z')
    expect(await of(id, 'periodic_update')).toEqual([])
    await desk.answer('news', '2026-11-02T10:30:00Z')
    expect(await of(id, 'periodic_update')).toMatchObject([
      {
        due_at: '2026-11-02T12:30:00.000Z',
        steps: ['75% 2026-11-02T12:00:00.000Z', 'due 2026-11-02T12:30:00.000Z'],
      },
    ])
    await desk.until('2026-11-02T12:30:01Z')
    await desk.answer('news', '2026-11-02T13:00:00Z')
    expect(await of(id, 'periodic_update')).toMatchObject([{ due_at: '2026-11-02T15:00:00.000Z' }])
    desk.now('2026-11-02T14:00:00Z')
    await settleConversation(desk.house.deps, {
      brandId: desk.brandId,
      conversationId: id,
      personId: null,
      outcome: 'unanswered',
      reason: null,
    })
    expect(await verdicts(id, 'periodic_update')).toEqual([
      ['clock.finished', 'breached', '2026-11-02T10:30:00.000Z'],
      ['clock.finished', 'cancelled', '2026-11-02T13:00:00.000Z'],
    ])
  })

  it('and an answer that bounced was no news', async () => {
    const id = await desk.write('bounced', '2026-11-03T10:00:00Z')
    await desk.answer('bounced', '2026-11-03T10:30:00Z')
    await desk.answer('bounced', '2026-11-03T11:30:00Z', { externalId: 'comes-back' })
    expect(await of(id, 'periodic_update')).toMatchObject([{ due_at: '2026-11-03T13:30:00.000Z' }])
    desk.now('2026-11-03T11:40:00Z')
    const channel = await desk.house.channel('demo-posts')
    await bounceReply(desk.house.deps, { channel, externalId: 'comes-back', reason: 'no such user' })
    expect(await of(id, 'periodic_update')).toMatchObject([
      { started_at: '2026-11-03T10:30:00.000Z', due_at: '2026-11-03T12:30:00.000Z' },
    ])
  })

  it('and an answer that is learnt late splits the time in two', async () => {
    const id = await desk.write('split', '2026-11-04T10:00:00Z')
    await desk.answer('split', '2026-11-04T10:30:00Z')
    await desk.answer('split', '2026-11-04T13:00:00Z')
    await desk.answer('split', '2026-11-04T12:00:00Z')
    expect(await verdicts(id, 'periodic_update')).toEqual([
      ['clock.finished', 'breached', '2026-11-04T10:30:00.000Z'],
      ['clock.corrected', 'met', '2026-11-04T10:30:00.000Z'],
      ['clock.finished', 'met', '2026-11-04T12:00:00.000Z'],
    ])
    expect(await of(id, 'periodic_update')).toMatchObject([{ due_at: '2026-11-04T15:00:00.000Z' }])
  })
})

describe('waiting adds up', () => {
  it('over all turns, and stands still while nobody waits', async () => {
    const id = await desk.write('sum', '2026-11-05T10:00:00Z')
    await desk.answer('sum', '2026-11-05T10:20:00Z')
    expect(await of(id, 'requester_wait')).toMatchObject([
      { due_at: null, paused_at: '2026-11-05T10:20:00.000Z', remaining_ms: 40 * 60_000 },
    ])
    await desk.write('sum', '2026-11-05T15:00:00Z')
    expect(await of(id, 'requester_wait')).toMatchObject([{ due_at: '2026-11-05T15:40:00.000Z' }])
    await desk.answer('sum', '2026-11-05T15:30:00Z')
    await desk.write('sum', '2026-11-06T09:00:00Z')
    await desk.until('2026-11-06T09:10:01Z')
    expect(
      (await desk.events(id, 'breach.detected')).filter(
        ({ payload }) => payload['metric'] === 'requester_wait',
      ),
    ).toMatchObject([{ at: '2026-11-06T09:10:00.000Z' }])
  })
})
