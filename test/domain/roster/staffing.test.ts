import { describe, expect, it } from 'vitest'
import { decideSlot, type Slot, type Taker } from '../../../src/domain/roster/decide-slot.ts'
import { shareInTarget } from '../../../src/domain/roster/erlang-c.ts'
import { matchSlots } from '../../../src/domain/roster/match-slots.ts'
import { peopleNeededFor, shareAnswered } from '../../../src/domain/roster/queue-simulation.ts'
import { staffingFor, usualStaffing } from '../../../src/domain/roster/staffing.ts'

const load = { arrivalsPerHour: 20, handleSeconds: 360 }

describe('how many people written work needs, by simulation', () => {
  it('is the fewest who keep the promise: one less breaks it', () => {
    const people = peopleNeededFor(load, { share: 0.95, targetSeconds: 1_800 })
    expect(shareAnswered(load, people, 1_800)).toBeGreaterThanOrEqual(0.95)
    expect(shareAnswered(load, people - 1, 1_800)).toBeLessThan(0.95)
  })

  it('needs nobody when nothing comes in, and stops where even idle hands are too slow', () => {
    expect(peopleNeededFor({ ...load, arrivalsPerHour: 0 }, { share: 0.95, targetSeconds: 900 })).toBe(0)
    const hopeless = peopleNeededFor(load, { share: 0.95, targetSeconds: 60 })
    expect(hopeless).toBeLessThan(20)
  })
})

it('a chat is staffed by Erlang C, with several conversations a person', () => {
  const chat = usualStaffing.chat
  const people = staffingFor('chat', chat)(60)
  const share = (atWork: number) =>
    shareInTarget({ arrivalsPerHour: 60, handleSeconds: chat.handleSeconds }, atWork * 3, 30)
  expect(share(people)).toBeGreaterThanOrEqual(0.95)
  expect(share(people - 1)).toBeLessThan(0.95)
  expect(staffingFor('chat', chat)(0.001)).toBe(0)
})

it('slots on offer follow what is missing, and those that still fit keep their identity', () => {
  const slot = (from: number) => ({ from, to: from + 4, arrivals: 1 })
  const offered = [
    { id: 'a', from: 0, to: 4 },
    { id: 'b', from: 4, to: 8 },
  ]
  expect(matchSlots([slot(0), slot(0), slot(8)], offered)).toEqual({
    offer: [slot(0), slot(8)],
    withdraw: ['b'],
  })
})

describe('booking a slot', () => {
  const slot: Slot = { from: 1_000, to: 2_000, kind: 'chat', language: 'fr', takenBy: null }
  const taker: Taker = { id: 'kofi', channelKinds: ['chat'], languages: ['fr-CA'], absences: [], taken: [] }

  it('is possible until the millisecond at which it ends, for what is left of it', () => {
    expect(decideSlot(slot, taker, 500)).toEqual({ type: 'take', from: 1_000 })
    expect(decideSlot(slot, taker, 1_999)).toEqual({ type: 'take', from: 1_999 })
    expect(decideSlot(slot, taker, 2_000)).toEqual({ type: 'refused', reason: 'is_over' })
  })

  it('is refused to the absent, the doubly booked, the unable, and whoever comes second', () => {
    const during = [{ from: 1_999, to: 3_000 }]
    expect(decideSlot(slot, { ...taker, absences: during }, 0)).toMatchObject({ reason: 'absent' })
    expect(decideSlot(slot, { ...taker, taken: during }, 0)).toMatchObject({ reason: 'overlaps_another' })
    expect(decideSlot(slot, { ...taker, taken: [{ from: 2_000, to: 3_000 }] }, 0)).toMatchObject({
      type: 'take',
    })
    expect(decideSlot(slot, { ...taker, languages: ['en'] }, 0)).toMatchObject({ reason: 'not_able' })
    expect(decideSlot({ ...slot, takenBy: 'ama' }, taker, 0)).toMatchObject({ reason: 'already_taken' })
    expect(decideSlot({ ...slot, takenBy: 'kofi' }, taker, 0)).toEqual({ type: 'taken_before' })
  })
})
