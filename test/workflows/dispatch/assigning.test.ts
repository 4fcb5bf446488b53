import { afterEach, expect, it } from 'vitest'
import { assignConversation } from '../../../src/workflows/dispatch/assign-conversation.ts'
import { takeConversation } from '../../../src/workflows/dispatch/take-conversation.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
afterEach(() => desk.close())

async function waiting() {
  desk = await openDesk('2026-11-03T09:00:00Z')
  await desk.house.pool.query(`update person set away_until = '2026-11-04T00:00:00Z'`)
  const { conversationId } = await desk.write('demo-email')
  const to = async (slug: string) => ({
    brandId: desk.brandId,
    conversationId,
    personId: await desk.person(slug),
  })
  const claims = async () => {
    const { rows } = await desk.house.pool.query(
      'select state, origin, reason from claim where conversation_id = $1 order by claimed_at, id',
      [conversationId],
    )
    return rows as unknown[]
  }
  return { conversationId, to, claims }
}

it('a lead gives waiting work to somebody, who is told', async () => {
  const { conversationId, to } = await waiting()
  expect(await assignConversation(desk.house.deps, await to('amara'))).toMatchObject({ type: 'claimed' })
  expect(await desk.holder(conversationId)).toBe('amara')
  const { rows } = await desk.house.pool.query(
    `select distinct kind from ping where person_id = $1 and conversation_id = $2`,
    [await desk.person('amara'), conversationId],
  )
  expect(rows).toEqual([{ kind: 'assignment' }])
})

it('it passes from one to the other, and counts against nobody', async () => {
  const { conversationId, to, claims } = await waiting()
  await takeConversation(desk.house.deps, await to('oliver'))
  await assignConversation(desk.house.deps, await to('amara'))
  expect(await desk.holder(conversationId)).toBe('amara')
  expect(await claims()).toEqual([
    { state: 'superseded', origin: 'self', reason: 'reassigned' },
    { state: 'active', origin: 'assignment', reason: null },
  ])
})

it('giving it to its holder changes nothing', async () => {
  const { to, claims } = await waiting()
  const first = await takeConversation(desk.house.deps, await to('oliver'))
  expect(await assignConversation(desk.house.deps, await to('oliver'))).toEqual(first)
  expect(await claims()).toHaveLength(1)
})

it('nobody is given what nobody waits for, nor work of a brand that they do not answer for', async () => {
  const { to } = await waiting()
  await desk.house.pool.query(`update membership set role = 'executive' where person_id = $1`, [
    await desk.person('oliver'),
  ])
  expect(await assignConversation(desk.house.deps, await to('oliver'))).toMatchObject({
    reason: 'not_eligible',
  })
  await desk.house.pool.query(`update turn set closed_at = now(), outcome = 'answered'`)
  expect(await assignConversation(desk.house.deps, await to('amara'))).toMatchObject({
    reason: 'nobody_waits',
  })
})
