import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationId } from '../../src/domain/ids.ts'
import { mergeConversations } from '../../src/workflows/conversations/merge-conversations.ts'
import { undoMerge } from '../../src/workflows/conversations/undo-merge.ts'
import { undoSolving } from '../../src/workflows/conversations/undo-solving.ts'
import { settleConversation } from '../../src/workflows/turns/settle-conversation.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    policies: [
      {
        slug: 'first-and-next',
        conditions: { kinds: ['social'] },
        targets: [
          { metric: 'first_response', target_minutes: 30 },
          { metric: 'next_response', target_minutes: 60 },
          { metric: 'resolution', target_minutes: 480 },
        ],
      },
    ],
  })
})
afterAll(() => desk.close())

const by = (conversationId: ConversationId) => ({
  brandId: desk.brandId,
  conversationId,
  personId: desk.lead,
})
const merge = (survivor: ConversationId, mergedId: ConversationId) =>
  mergeConversations(desk.house.deps, { ...by(survivor), mergedId })
const unmerge = (survivor: ConversationId, mergedId: ConversationId) =>
  undoMerge(desk.house.deps, { ...by(survivor), mergedId })
const solve = (id: ConversationId, outcome: 'unanswered' | 'no_reply_needed' = 'unanswered') =>
  settleConversation(desk.house.deps, {
    ...by(id),
    outcome,
    reason: outcome === 'unanswered' ? null : 'Thanks only',
  })
const unsolve = (id: ConversationId) => undoSolving(desk.house.deps, by(id))
const seen = async (id: ConversationId) => ({
  state: await desk.state(id),
  turns: await desk.turns(id),
  clocks: await desk.clocks(id),
})
/** When an answer is due there, of all its running clocks for answers. */
const replyDue = async (id: ConversationId) =>
  (await desk.clocks(id)).flatMap(({ metric, due_at }) => (metric === 'resolution' ? [] : [due_at]))
const refused = (reason: string) => ({ type: 'refused', reason })

describe('a merge that was a mistake is taken back', () => {
  it('and each waits on by itself with the clock that it had', async () => {
    const other = await desk.write('u-other', '2026-11-02T10:00:00Z')
    const survivor = await desk.write('u-survivor', '2026-11-02T10:10:00Z')
    const before = [await seen(survivor), await seen(other)]
    desk.now('2026-11-02T10:20:00Z')
    await merge(survivor, other)
    expect((await desk.clocks(survivor)).map(({ due_at }) => due_at)).toContain('2026-11-02T10:30:00.000Z')
    desk.now('2026-11-02T11:20:00Z')
    expect(await unmerge(survivor, other)).toEqual({ type: 'undone' })
    const after = [await seen(survivor), await seen(other)]
    expect(after.map(({ state }) => state)).toEqual(['open', 'open'])
    expect(after.map(({ turns }) => turns)).toEqual(before.map(({ turns }) => turns))
    expect(after.map(({ clocks }) => clocks.map(({ due_at }) => due_at))).toEqual(
      before.map(({ clocks }) => clocks.map(({ due_at }) => due_at)),
    )
    expect(await desk.events(other, 'conversation.changed')).toMatchObject([
      { payload: { merged_into: survivor } },
      { payload: { merged_into: null, state: 'open', reason: 'merge_undone', person_id: desk.lead } },
    ])
    expect(await unmerge(survivor, other)).toEqual(refused('nothing_to_take_back'))
    expect(await desk.write('u-other', '2026-11-02T11:21:00Z')).toBe(other)
  })

  it('to where it stood, though nobody waited there', async () => {
    const survivor = await desk.write('q-survivor', '2026-11-03T09:00:00Z')
    const other = await desk.write('q-other', '2026-11-03T09:01:00Z')
    await desk.answer('q-other', '2026-11-03T09:05:00Z')
    await merge(survivor, other)
    expect(await desk.state(other)).toBe('closed')
    await unmerge(survivor, other)
    expect(await desk.state(other)).toBe('pending')
    expect(await desk.turns(other)).toMatchObject([{ outcome: 'answered' }])
  })

  it('but not a millisecond after an hour, nor when somebody has written since', async () => {
    const survivor = await desk.write('l-survivor', '2026-11-04T09:00:00Z')
    const other = await desk.write('l-other', '2026-11-04T09:00:00Z')
    await merge(survivor, other)
    desk.now('2026-11-04T10:00:00.001Z')
    expect(await unmerge(survivor, other)).toEqual(refused('too_late'))
    const third = await desk.write('l-third', '2026-11-04T11:00:00Z')
    await merge(survivor, third)
    await desk.answer('l-survivor', '2026-11-04T11:05:00Z')
    expect(await unmerge(survivor, third)).toEqual(refused('went_on'))
    expect(await unmerge(survivor, desk.house.deps.newId() as ConversationId)).toEqual(
      refused('other_not_found'),
    )
  })

  it('and leaves to the survivor what another merge brought there', async () => {
    const first = await desk.write('t-first', '2026-11-12T10:00:00Z')
    const second = await desk.write('t-second', '2026-11-12T10:05:00Z')
    const survivor = await desk.write('t-survivor', '2026-11-12T10:10:00Z')
    desk.now('2026-11-12T10:15:00Z')
    await merge(survivor, second)
    await merge(survivor, first)
    expect(await replyDue(survivor)).toEqual(['2026-11-12T10:30:00.000Z'])
    expect(await unmerge(survivor, first)).toEqual({ type: 'undone' })
    expect(await replyDue(first)).toEqual(['2026-11-12T10:30:00.000Z'])
    expect(await replyDue(survivor)).toEqual(['2026-11-12T10:35:00.000Z'])
    expect(await desk.state(second)).toBe('closed')
    expect(await desk.write('t-second', '2026-11-12T10:16:00Z')).toBe(survivor)
    expect(await unmerge(survivor, second)).toEqual(refused('went_on'))
  })

  it('whichever of the two is taken back first', async () => {
    const first = await desk.write('w-first', '2026-11-13T10:00:00Z')
    const second = await desk.write('w-second', '2026-11-13T10:05:00Z')
    const survivor = await desk.write('w-survivor', '2026-11-13T10:10:00Z')
    desk.now('2026-11-13T10:15:00Z')
    await merge(survivor, first)
    await merge(survivor, second)
    expect(await unmerge(survivor, second)).toEqual({ type: 'undone' })
    expect(await replyDue(survivor)).toEqual(['2026-11-13T10:30:00.000Z'])
    expect(await unmerge(survivor, first)).toEqual({ type: 'undone' })
    expect(await Promise.all([first, second, survivor].map(replyDue))).toEqual([
      ['2026-11-13T10:30:00.000Z'],
      ['2026-11-13T10:35:00.000Z'],
      ['2026-11-13T10:40:00.000Z'],
    ])
  })

  it('with all that had been merged into it before, from the outside in', async () => {
    const inner = await desk.write('c-inner', '2026-11-16T10:00:00Z')
    const middle = await desk.write('c-middle', '2026-11-16T10:05:00Z')
    const outer = await desk.write('c-outer', '2026-11-16T10:10:00Z')
    desk.now('2026-11-16T10:15:00Z')
    await merge(middle, inner)
    desk.now('2026-11-16T10:16:00Z')
    await merge(outer, middle)
    expect(await replyDue(outer)).toEqual(['2026-11-16T10:30:00.000Z'])
    expect(await unmerge(middle, inner)).toEqual(refused('went_on'))
    expect(await unmerge(outer, middle)).toEqual({ type: 'undone' })
    expect(await replyDue(outer)).toEqual(['2026-11-16T10:40:00.000Z'])
    expect(await replyDue(middle)).toEqual(['2026-11-16T10:30:00.000Z'])
    expect((await desk.clocks(middle)).map(({ metric }) => metric)).toContain('resolution')
    expect(await desk.state(inner)).toBe('closed')
    expect(await unmerge(middle, inner)).toEqual({ type: 'undone' })
    expect(await replyDue(middle)).toEqual(['2026-11-16T10:35:00.000Z'])
    expect(await replyDue(inner)).toEqual(['2026-11-16T10:30:00.000Z'])
  })
})

describe('a solving that was a mistake is taken back', () => {
  it('and the clock runs to the same due time as if nothing had happened', async () => {
    const id = await desk.write('s-waits', '2026-11-05T09:00:00Z')
    const before = await seen(id)
    desk.now('2026-11-05T09:10:00Z')
    await solve(id)
    expect(await seen(id)).toMatchObject({ state: 'solved', turns: [{ outcome: 'unanswered' }], clocks: [] })
    desk.now('2026-11-05T09:11:00Z')
    expect(await unsolve(id)).toEqual({ type: 'undone' })
    const after = await seen(id)
    expect(after.turns).toEqual(before.turns)
    expect(after.clocks.map(({ metric, due_at }) => [metric, due_at])).toEqual(
      before.clocks.map(({ metric, due_at }) => [metric, due_at]),
    )
    await desk.until('2026-11-05T09:31:00Z')
    expect(await desk.events(id, 'breach.detected')).toMatchObject([
      { payload: { due_at: '2026-11-05T09:30:00.000Z' } },
    ])
    expect(await unsolve(id)).toEqual(refused('nothing_to_take_back'))
  })

  it('and a due time that passed meanwhile is a breach', async () => {
    const id = await desk.write('s-late', '2026-11-06T09:00:00Z')
    desk.now('2026-11-06T09:29:00Z')
    await solve(id, 'no_reply_needed')
    desk.now('2026-11-06T09:40:00Z')
    await unsolve(id)
    await desk.until('2026-11-06T09:41:00Z')
    expect(await desk.events(id, 'breach.detected')).toHaveLength(1)
  })

  it('alone: an earlier one of the same conversation stands', async () => {
    const id = await desk.write('s-twice', '2026-11-09T09:00:00Z')
    desk.now('2026-11-09T09:01:00Z')
    await solve(id)
    await desk.write('s-twice', '2026-11-09T09:02:00Z')
    desk.now('2026-11-09T09:03:00Z')
    await solve(id)
    await unsolve(id)
    expect(await desk.turns(id)).toMatchObject([{ outcome: 'unanswered' }, { outcome: null }])
    expect(await unsolve(id)).toEqual(refused('went_on'))
  })

  it('within the hour, its last millisecond included', async () => {
    const id = await desk.write('s-hour', '2026-11-10T09:00:00Z')
    await solve(id)
    desk.now('2026-11-10T10:00:00.001Z')
    expect(await unsolve(id)).toEqual(refused('too_late'))
    const other = await desk.write('s-hour-too', '2026-11-10T11:00:00Z')
    await solve(other)
    desk.now('2026-11-10T12:00:00Z')
    expect(await unsolve(other)).toEqual({ type: 'undone' })
  })
})
