import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationId, MessageId } from '../../src/domain/ids.ts'
import { setNeedsAnswer } from '../../src/workflows/conversations/set-needs-answer.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

async function flagged(id: ConversationId): Promise<MessageId> {
  const [event] = await desk.events(id, 'message.flagged')
  return event!.payload['message_id'] as MessageId
}

const set = (conversationId: ConversationId, messageId: MessageId, needsAnswer: boolean) =>
  setNeedsAnswer(desk.house.deps, {
    brandId: desk.brandId,
    conversationId,
    personId: desk.lead,
    messageId,
    needsAnswer,
  })

describe('thanks start nothing until somebody says otherwise', () => {
  it('keeps the conversation as it was, and logs why', async () => {
    const id = await desk.write('thanks', '2026-11-02T10:00:00Z')
    await desk.answer('thanks', '2026-11-02T10:05:00Z')
    await desk.write('thanks', '2026-11-02T10:10:00Z', { text: 'Thank you so much!' })
    expect(await desk.clocks(id)).toEqual([])
    expect(await desk.state(id)).toBe('pending')
    expect(await desk.events(id, 'message.flagged')).toMatchObject([
      { payload: { flag: 'thanks_only', person_id: null } },
    ])
  })

  it('starts the clock from when it was written, once a lead says that it wants an answer', async () => {
    const id = await desk.write('wants', '2026-11-03T10:00:00Z')
    await desk.answer('wants', '2026-11-03T10:05:00Z')
    await desk.write('wants', '2026-11-03T10:10:00Z', { text: 'Thanks a lot' })
    desk.now('2026-11-03T10:30:00Z')
    expect(await set(id, await flagged(id), true)).toEqual({ type: 'changed' })
    expect(await desk.clocks(id)).toMatchObject([
      { metric: 'next_response', started_at: '2026-11-03T10:10:00.000Z', due_at: '2026-11-03T11:10:00.000Z' },
    ])
    expect(await set(id, await flagged(id), true)).toEqual({ type: 'unchanged' })
    await set(id, await flagged(id), false)
    expect(await desk.clocks(id)).toEqual([])
    expect(await desk.state(id)).toBe('pending')
    expect((await desk.events(id, 'message.flagged')).map(({ payload }) => payload['flag'])).toEqual([
      'thanks_only',
      'needs_answer',
      'thanks_only',
    ])
  })

  it('reads a question as a question, however polite', async () => {
    const id = await desk.write('asks', '2026-11-04T10:00:00Z', { text: 'Thanks! Where is it?' })
    expect(await desk.clocks(id)).toHaveLength(1)
  })
})
