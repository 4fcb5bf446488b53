import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatInstant, HOUR } from '../../../src/domain/time/instant.ts'
import { orderDigest } from '../../../src/workflows/digests/order-digest.ts'
import { previewDigest } from '../../../src/workflows/digests/preview-digest.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import { at, openDigestHouse, runJobs, type DigestHouse } from './digest-house.ts'

let house: DigestHouse
let thread: Record<string, string>
beforeAll(async () => {
  house = await openDigestHouse()
  const conversations = {
    quick: await house.say('customer', 'quick', '2026-11-11T10:00:00Z'),
    late: await house.say('customer', 'late', '2026-11-11T10:05:00Z'),
    never: await house.say('customer', 'never', '2026-11-11T21:30:00Z'),
  }
  thread = conversations
  await house.say('agent', 'quick', '2026-11-11T11:00:00Z')
  await house.say('agent', 'late', '2026-11-11T11:05:00.001Z')
  await house.say('customer', 'quick', '2026-11-12T09:00:00Z')
})
afterAll(() => house.close())

const preview = async (when: string | null) =>
  previewDigest(house.sendDeps, {
    brandId: await house.brandId(),
    period: 'weekly',
    at: when === null ? null : at(when),
    language: 'en',
  })

describe('the digest of a week', () => {
  it('counts who waited past the promise to the millisecond, and who still waits', async () => {
    house.setNow(at('2026-11-12T09:30:00Z'))
    const { figures, fromAt } = await preview('2026-11-11T10:00:00Z')
    expect(formatInstant(fromAt)).toBe('2026-11-09T00:00:00.000Z')
    expect(figures).toMatchObject({ index: 50, turns: 4, neglected: 2, people: 2, neverAnswered: 1 })
    expect(figures.worst.map(({ conversationId }) => conversationId)).toEqual([
      thread['never'],
      thread['late'],
    ])
  })

  it('knows when the turn that was open then has become neglected', async () => {
    house.setNow(at('2026-11-12T10:00:00Z'))
    expect((await preview('2026-11-11T10:00:00Z')).figures.neglected).toBe(2)
    house.setNow(at('2026-11-12T10:00:00.001Z'))
    expect((await preview('2026-11-11T10:00:00Z')).figures.neglected).toBe(3)
  })

  it('counts a turn in the week in which it began, however late it is answered', async () => {
    house.setNow(at('2026-11-18T12:00:00Z'))
    expect((await preview('2026-11-18T12:00:00Z')).figures.turns).toBe(0)
    expect((await preview(null)).figures).toMatchObject({ turns: 4, neglected: 3 })
  })

  it('shows what runs now where the whole period before is empty', async () => {
    house.setNow(at('2026-11-12T12:00:00Z'))
    const { figures, headline } = await preview(null)
    expect(figures.turns).toBe(4)
    expect(headline).toMatch(/^headline\./)
  })

  it('sets it beside the week before', async () => {
    await house.say('customer', 'next', '2026-11-17T10:00:00Z')
    await house.say('agent', 'next', '2026-11-17T10:01:00Z')
    house.setNow(at('2026-11-23T12:00:00Z'))
    expect((await preview(null)).figures).toMatchObject({ index: 0, change: { before: 75 } })
  })
})

describe('a digest that somebody asks for', () => {
  it('is sent to them now, and again when they ask again', async () => {
    house.setNow(at('2026-11-19T12:00:00Z'))
    const order = {
      brandId: await house.brandId(),
      period: 'weekly' as const,
      personId: (await house.personId('elena')) as PersonId,
    }
    await orderDigest(house.deps, order)
    await orderDigest(house.deps, order)
    expect(await runJobs(house)).toEqual(['elena@demo.example', 'elena@demo.example'])
    expect(house.written.at(-1)!.digest.figures.turns).toBe(4)
    house.setNow(at('2026-11-19T12:00:00Z') + HOUR)
  })
})
