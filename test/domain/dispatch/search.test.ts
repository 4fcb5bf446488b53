import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../../src/domain/ids.ts'
import type { Audience } from '../../../src/domain/policy/policy.ts'
import { everyone, search, tryAgainAt } from '../../../src/domain/dispatch/search.ts'
import { defaultSettings } from '../../../src/domain/dispatch/settings.ts'
import { MINUTE, SECOND } from '../../../src/domain/time/instant.ts'
import { candidate, chat, now, totals, work } from './people.ts'

const staff = { kind: 'staff' as const }
const onShift = { onShift: true }
const find = (
  people: Parameters<typeof search>[1],
  what = work(),
  audiences: readonly Audience[] = everyone,
) => search(what, people, audiences, totals(people), defaultSettings, now)

describe('who is asked, when', () => {
  it('the expert of the conversation, if on shift', () => {
    const people = [candidate('a', staff, {}, onShift), candidate('b', staff, {}, onShift)]
    expect(find(people, work({ ownerId: people[1]!.person.id }))).toMatchObject({
      type: 'assign',
      audience: 'owner',
      candidate: people[1],
    })
  })
  it('else the least loaded on shift; whoever is away is passed over', () => {
    const people = [
      candidate('a', staff, { held: { chat: 2 } }, onShift),
      candidate('b', staff, { held: { chat: 1 } }, onShift),
      candidate('c', { ...staff, awayUntil: now + 1 }, {}, onShift),
    ]
    expect(find(people, chat())).toMatchObject({ type: 'assign', audience: 'on_shift', candidate: people[1] })
  })
  it('else standby, by assignment, even at night: they are paid for it', () => {
    const standby = candidate('s', { sleep: { fromMinute: 0, toMinute: 1_439 } }, {}, { standby: true })
    expect(find([candidate('f'), standby], chat())).toMatchObject({
      type: 'assign',
      audience: 'standby',
      candidate: standby,
    })
  })
  it('else awake freelancers, by offer; staff off duty are left alone', () => {
    const found = find([candidate('f'), candidate('off', staff)])
    expect(found).toMatchObject({ type: 'offer' })
    expect(found.considered.map(({ personId }) => personId)).toEqual(['f'])
  })
  it('only those audiences that the step addresses', () => {
    const people = [candidate('a', staff, {}, onShift), candidate('f')]
    expect(find(people, work(), ['freelance'])).toMatchObject({ type: 'offer' })
  })
})

describe('when there is nobody', () => {
  it('looks again when the first of them becomes free by themselves', () => {
    const people = [
      candidate('a', { awayUntil: now + 2 * MINUTE }),
      candidate('b', { awayUntil: now + MINUTE }),
    ]
    expect(find(people)).toMatchObject({ type: 'nobody', tryAgainAt: now + MINUTE })
  })
  it('within five seconds and five minutes', () => {
    expect(find([candidate('a', { awayUntil: now + 1 })])).toMatchObject({ tryAgainAt: now + 5 * SECOND })
    expect(find([])).toMatchObject({ type: 'nobody', tryAgainAt: now + 5 * MINUTE })
  })
})

it('whom another search holds at the same moment is looked at again within half a second', () => {
  const passedOver = (reason: 'busy_elsewhere' | 'asleep', until: number | null) => ({
    personId: 'p' as PersonId,
    asked: false as const,
    refusal: { reason, until },
  })
  expect(tryAgainAt([passedOver('busy_elsewhere', now + 1), passedOver('asleep', now + 1)], now)).toBe(
    now + 500,
  )
  expect(tryAgainAt([passedOver('asleep', now + 1)], now)).toBe(now + 5_000)
  expect(tryAgainAt([passedOver('asleep', null)], now)).toBe(now + 300_000)
})
