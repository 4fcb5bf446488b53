import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationId } from '../../src/domain/ids.ts'
import { settleConversation } from '../../src/workflows/turns/settle-conversation.ts'
import { changeStatus } from '../../src/workflows/conversations/change-status.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  const targets = (reopen: string) => [
    { metric: 'first_response', target_minutes: 60 },
    { metric: 'resolution', target_minutes: 240, paused_in: ['pending'], reopen },
  ]
  desk = await openDesk({
    policies: [
      { slug: 'restart', conditions: { languages: ['de'] }, targets: targets('restart') },
      { slug: 'leave', conditions: { languages: ['fr'] }, targets: targets('leave') },
      {
        slug: 'revive',
        conditions: { languages: ['es'] },
        targets: [...targets('continue'), { metric: 'next_response', target_minutes: 120 }],
        revived_after_days: 30,
      },
      { slug: 'continue', conditions: { kinds: ['social'] }, targets: targets('continue') },
    ],
  } as never)
})
afterAll(() => desk.close())

const solve = (conversationId: ConversationId, when: string) => {
  desk.now(when)
  return settleConversation(desk.house.deps, {
    brandId: desk.brandId,
    conversationId,
    personId: desk.lead,
    outcome: 'unanswered',
    reason: null,
  })
}

const resolutions = async (id: string) =>
  (await desk.clocks(id)).filter(({ metric }) => metric === 'resolution')

const verdicts = async (id: string) =>
  (await desk.events(id, 'clock.finished', 'clock.corrected'))
    .filter(({ payload }) => payload['metric'] === 'resolution')
    .map(({ payload }) => [payload['state'], payload['reason']])

describe('a resolution is measured from the first message to the solution', () => {
  it('stands still while the customer is asked, and is met by the solution', async () => {
    const id = await desk.write('asked', '2026-11-02T10:00:00Z')
    await desk.answer('asked', '2026-11-02T10:30:00Z')
    expect(await resolutions(id)).toMatchObject([{ due_at: null, remaining_ms: 210 * 60_000 }])
    await desk.write('asked', '2026-11-03T10:00:00Z')
    expect(await resolutions(id)).toMatchObject([{ due_at: '2026-11-03T13:30:00.000Z' }])
    await desk.answer('asked', '2026-11-03T11:00:00Z')
    await solve(id, '2026-11-03T12:00:00Z')
    expect(await verdicts(id)).toEqual([['met', null]])
  })

  it('goes on without the time for which it was solved', async () => {
    const id = await desk.write('on', '2026-11-04T10:00:00Z')
    await desk.answer('on', '2026-11-04T11:00:00Z')
    await solve(id, '2026-11-04T11:00:00Z')
    await desk.write('on', '2026-11-06T11:00:00Z')
    expect(await resolutions(id)).toMatchObject([
      { started_at: '2026-11-04T10:00:00.000Z', due_at: '2026-11-06T14:00:00.000Z' },
    ])
    await desk.answer('on', '2026-11-06T12:00:00Z')
    await solve(id, '2026-11-06T14:30:00Z')
    expect(await verdicts(id)).toEqual([
      ['met', null],
      ['met', null],
    ])
  })

  it('begins anew where the policy says so', async () => {
    const id = await desk.write('anew', '2026-11-04T10:00:00Z', { language: 'de' })
    await desk.answer('anew', '2026-11-04T11:00:00Z')
    await solve(id, '2026-11-04T11:00:00Z')
    await desk.write('anew', '2026-11-06T11:00:00Z')
    expect(await resolutions(id)).toMatchObject([
      { started_at: '2026-11-06T11:00:00.000Z', due_at: '2026-11-06T15:00:00.000Z' },
    ])
    await desk.until('2026-11-06T15:00:01Z')
    await solve(id, '2026-11-06T16:00:00Z')
    expect(await verdicts(id)).toEqual([
      ['met', null],
      ['breached', 'unanswered'],
    ])
  })

  it('lets the first solution stand where the policy says so', async () => {
    const id = await desk.write('stands', '2026-11-04T10:00:00Z', { language: 'fr' })
    await desk.answer('stands', '2026-11-04T11:00:00Z')
    await solve(id, '2026-11-04T11:00:00Z')
    await desk.write('stands', '2026-11-06T11:00:00Z')
    expect(await resolutions(id)).toEqual([])
    expect(await verdicts(id)).toEqual([['met', null]])
  })

  it('treats an old thread as a new question where the policy says so', async () => {
    const id = await desk.write('old', '2026-11-04T10:00:00Z', { language: 'es' })
    await desk.answer('old', '2026-11-04T11:00:00Z')
    await solve(id, '2026-11-04T11:00:00Z')
    await desk.write('old', '2026-12-20T11:00:00Z')
    expect(await desk.clocks(id)).toMatchObject([
      { metric: 'first_response', due_at: '2026-12-20T12:00:00.000Z' },
      { metric: 'resolution', started_at: '2026-12-20T11:00:00.000Z', due_at: '2026-12-20T15:00:00.000Z' },
    ])
  })

  it('is no solution to solve it while the customer waits', async () => {
    const id = await desk.write('waits', '2026-11-05T10:00:00Z')
    await solve(id, '2026-11-05T10:30:00Z')
    expect(await verdicts(id)).toEqual([['cancelled', 'unanswered']])
  })

  it('goes on when somebody of ours opens it again', async () => {
    const id = await desk.write('ours', '2026-11-06T10:00:00Z')
    await desk.answer('ours', '2026-11-06T10:30:00Z')
    await solve(id, '2026-11-06T11:00:00Z')
    desk.now('2026-11-06T12:00:00Z')
    await changeStatus(desk.house.deps, {
      brandId: desk.brandId,
      conversationId: id,
      personId: desk.lead,
      state: 'open',
      reason: null,
    })
    expect(await resolutions(id)).toMatchObject([{ due_at: '2026-11-06T15:30:00.000Z' }])
  })

  it('moves with its first message when an older one is learnt late', async () => {
    const id = await desk.write('late', '2026-11-09T10:00:00Z')
    await desk.write('late', '2026-11-09T09:00:00Z')
    expect(await resolutions(id)).toMatchObject([{ due_at: '2026-11-09T13:00:00.000Z' }])
  })
})
