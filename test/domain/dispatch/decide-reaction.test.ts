import { describe, expect, it } from 'vitest'
import { decideReaction } from '../../../src/domain/dispatch/decide-reaction.ts'
import { recipients } from '../../../src/domain/dispatch/recipients.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import { candidate, now, work } from './people.ts'

const dispatch = { action: 'dispatch' as const, audiences: ['freelance' as const] }
const why = (
  what: Parameters<typeof decideReaction>[0],
  step: Parameters<typeof decideReaction>[1] = dispatch,
) => {
  const reaction = decideReaction(what, step)
  return reaction.type === 'nothing' ? reaction.reason : reaction.type
}

describe('a step of a clock', () => {
  it('that dispatches, pages or nudges does so on a channel in that mode', () => {
    expect(why(work())).toBe('dispatch')
    expect(decideReaction(work({ mode: 'alert' }), { action: 'page', audiences: [] })).toEqual({
      type: 'page',
      audiences: ['lead'],
    })
    expect(why(work({ mode: 'acknowledge' }), { action: 'nudge', audiences: ['on_shift'] })).toBe('nudge')
  })
  it.each([
    ['the turn is closed', null, dispatch, 'turn_closed'],
    ['the step does nothing', work(), { action: null, audiences: [] }, 'no_action'],
    ['the message was history', work({ history: true }), dispatch, 'history'],
    [
      'the channel only observes',
      work({ mode: 'observe' }),
      { action: 'page' as const, audiences: [] },
      'channel_observes',
    ],
    ['the channel only alerts', work({ mode: 'alert' }), dispatch, 'channel_only_alerts'],
    [
      'the brand has stopped outbound',
      work({ outboundStopped: true }),
      { action: 'page' as const, audiences: [] },
      'outbound_stopped',
    ],
    ['a reply is on its way', work({ replyQueued: true }), dispatch, 'reply_queued'],
    ['somebody holds it', work({ holderId: 'a' as PersonId }), dispatch, 'held'],
  ])('does nothing when %s', (_, what, step, reason) => {
    expect(why(what, step)).toBe(reason)
  })
})

describe('who is told', () => {
  const night = { sleep: { fromMinute: 0, toMinute: 1_439 } }
  const leads = [
    candidate('lead'),
    candidate('sleeping lead', night),
    candidate('lead on leave', {}, { absentUntil: now + 1 }),
  ]
  it('leads, but nobody in declared sleep or absent', () => {
    expect(recipients(work(), [], leads, ['lead'], now)).toEqual(['lead'])
  })
  it('those on shift, whatever they declared as sleep, and the holder as owner', () => {
    const people = [
      candidate('a', night, {}, { onShift: true }),
      candidate('b'),
      candidate('s', {}, {}, { standby: true }),
    ]
    expect(recipients(work(), people, [], ['on_shift'], now)).toEqual(['a'])
    expect(recipients(work({ holderId: 'b' as PersonId }), people, [], ['owner', 'standby'], now)).toEqual([
      'b',
      's',
    ])
  })
})
