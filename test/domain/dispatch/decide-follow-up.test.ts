import { expect, test } from 'vitest'
import { decideFollowUp } from '../../../src/domain/dispatch/decide-follow-up.ts'
import { work } from './people.ts'

test.each([
  ['nudges whom it names', { action: 'nudge', audiences: ['on_shift'] }, 'nudge', ['on_shift']],
  ['nudges the owner, where it names nobody', { action: 'nudge', audiences: [] }, 'nudge', ['owner']],
  ['pages the lead, where it names nobody', { action: 'page', audiences: [] }, 'page', ['lead']],
  [
    'asks nobody to claim it, but tells our own',
    { action: 'dispatch', audiences: ['on_shift', 'freelance'] },
    'nudge',
    ['on_shift'],
  ],
  [
    'goes to owner and lead instead of freelancers',
    { action: 'dispatch', audiences: ['freelance'] },
    'nudge',
    ['owner', 'lead'],
  ],
] as const)('a step of a clock that outlives the answer %s', (_, step, type, audiences) => {
  expect(decideFollowUp(work(), step)).toEqual({ type, audiences })
})

test('a channel that only observes, and a brand that has stopped outbound, tell nobody of it', () => {
  const page = { action: 'page', audiences: [] } as const
  expect(decideFollowUp(work({ mode: 'observe' }), page)).toEqual({
    type: 'nothing',
    reason: 'channel_observes',
  })
  expect(decideFollowUp(work({ outboundStopped: true }), page)).toMatchObject({ reason: 'outbound_stopped' })
})
