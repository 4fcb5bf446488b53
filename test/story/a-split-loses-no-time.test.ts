import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationId, MessageId } from '../../src/domain/ids.ts'
import { splitConversation } from '../../src/workflows/conversations/split-conversation.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

async function messagesOf(id: ConversationId): Promise<MessageId[]> {
  const { rows } = await desk.house.pool.query<{ id: MessageId }>(
    'select id from message where conversation_id = $1 order by occurred_at',
    [id],
  )
  return rows.map((row) => row.id)
}

const split = (conversationId: ConversationId, messageIds: readonly MessageId[]) =>
  splitConversation(desk.house.deps, {
    brandId: desk.brandId,
    conversationId,
    personId: desk.lead,
    messageIds,
  })

describe('a split loses no time', () => {
  it('since the part that moves has waited since its message was written', async () => {
    const id = await desk.write('two-things', '2026-11-02T10:00:00Z')
    await desk.write('two-things', '2026-11-02T10:10:00Z', { externalId: 'second-thing' })
    await desk.answer('two-things', '2026-11-02T10:20:00Z')
    desk.now('2026-11-02T10:30:00Z')
    const [, second] = await messagesOf(id)
    const outcome = await split(id, [second!])
    if (outcome.type !== 'split') throw new Error(outcome.reason)
    expect(await desk.clocks(outcome.conversationId)).toMatchObject([
      {
        metric: 'first_response',
        started_at: '2026-11-02T10:10:00.000Z',
        due_at: '2026-11-02T11:10:00.000Z',
      },
    ])
    expect(await desk.turns(id)).toMatchObject([{ outcome: 'answered' }])
    const reply = await desk.answer('anywhere', '2026-11-02T10:40:00Z', { references: ['second-thing'] })
    expect(reply).toBe(outcome.conversationId)
    expect(await desk.clocks(outcome.conversationId)).toEqual([])
  })

  it('and takes the clock along when the message that began it moves', async () => {
    const id = await desk.write('first-moves', '2026-11-03T10:00:00Z')
    await desk.write('first-moves', '2026-11-03T10:10:00Z')
    desk.now('2026-11-03T10:15:00Z')
    const [first] = await messagesOf(id)
    const outcome = await split(id, [first!])
    if (outcome.type !== 'split') throw new Error(outcome.reason)
    expect(await desk.clocks(outcome.conversationId)).toMatchObject([{ due_at: '2026-11-03T11:00:00.000Z' }])
    expect(await desk.clocks(id)).toMatchObject([{ due_at: '2026-11-03T11:10:00.000Z' }])
  })

  it("refuses what leaves nothing, moves nothing, or is somebody else's", async () => {
    const id = await desk.write('whole', '2026-11-04T10:00:00Z')
    const other = await messagesOf(await desk.write('elsewhere', '2026-11-04T10:00:00Z'))
    expect(await split(id, [])).toEqual({ type: 'refused', reason: 'no_messages' })
    expect(await split(id, other)).toEqual({ type: 'refused', reason: 'unknown_message' })
    expect(await split(id, await messagesOf(id))).toEqual({ type: 'refused', reason: 'nothing_left' })
    expect(await messagesOf(id)).toHaveLength(1)
  })
})
