import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/domain/ids.ts'
import { reactToSteps } from '../../src/workflows/dispatch/react-to-steps.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
let maker: PersonId
beforeAll(async () => {
  desk = await openDesk({
    policies: [
      {
        slug: 'kept',
        conditions: { kinds: ['social'] },
        targets: [
          { metric: 'first_response', target_minutes: 60 },
          {
            metric: 'promise',
            target_minutes: 120,
            steps: [
              { at: '-30m', do: 'nudge', to: ['owner'] },
              { at: 'due', do: 'dispatch', to: ['freelance'] },
            ],
          },
        ],
      },
    ],
  })
  const { rows } = await desk.house.pool.query<{ id: PersonId }>("select id from person where slug = 'amara'")
  maker = rows[0]!.id
})
afterAll(() => desk.close())

/** What the queue would do with the steps that fired. */
const react = async () => {
  const { rows } = await desk.house.pool.query<{ id: number }>(
    "select id::float8 as id from event where type in ('clock.step', 'breach.detected') order by id",
  )
  await reactToSteps(
    desk.house.deps,
    rows.map(({ id }) => id),
  )
}
const told = async () =>
  (
    await desk.house.pool.query(
      `select e.payload ->> 'step_name' as step, p.kind, r.slug from ping p
       join event e on e.brand_id = p.brand_id and e.id = p.event_id join person r on r.id = p.person_id
       group by 1, 2, 3 order by 1, 3`,
    )
  ).rows as readonly object[]

describe('a promise that falls due while nobody waits for an answer', () => {
  it('reaches whoever made it before, and the leads when it is broken; nobody claims an answered turn', async () => {
    await desk.write('vow', '2026-11-02T10:00:00Z')
    const id = await desk.answer('vow', '2026-11-02T10:05:00Z', {
      text: 'I will get back to you within 2 hours.',
      personId: maker,
    })
    await desk.until('2026-11-02T11:35:01Z')
    await react()
    expect(await told()).toEqual([{ step: '-30m', kind: 'nudge', slug: 'amara' }])
    const pings = await desk.house.deps.store.transaction(async (tx) => {
      const { rows } = await desk.house.pool.query<{ id: string }>('select id from ping')
      const ids = rows.map((row) => row.id)
      return tx.pings.lease(desk.brandId, ids, tx.now + 1)
    })
    expect(pings[0]).toMatchObject({
      stands: true,
      waitsSince: null,
      dueAt: Date.parse('2026-11-02T12:05:00Z'),
    })

    await desk.until('2026-11-02T12:05:01Z')
    await react()
    expect(await told()).toEqual([
      { step: '-30m', kind: 'nudge', slug: 'amara' },
      { step: 'due', kind: 'nudge', slug: 'amara' },
      { step: 'due', kind: 'nudge', slug: 'elena' }, // the other lead is asleep at that hour
    ])
    const searches = await desk.house.pool.query('select 1 from dispatch where conversation_id = $1', [id])
    expect(searches.rowCount).toBe(0)
  })

  it('is searched for like any other work when the customer writes again meanwhile', async () => {
    await desk.write('again', '2026-11-09T10:00:00Z')
    const id = await desk.answer('again', '2026-11-09T10:05:00Z', {
      text: 'I will get back to you within 2 hours.',
      personId: maker,
    })
    await desk.write('again', '2026-11-09T12:00:00Z')
    await desk.until('2026-11-09T12:05:01Z')
    await react()
    const searches = await desk.house.pool.query('select 1 from dispatch where conversation_id = $1', [id])
    expect(searches.rowCount).toBe(1)
  })
})
