import type { Audience, Step } from '../policy/policy.ts'
import { whySilent, type Reaction } from './decide-reaction.ts'
import type { Work } from './work.ts'

/**
 * What a step leads to whose clock goes on though the customer has an answer: a promise to keep, news that is due, a solution. Nobody is
 * asked to claim what nobody waits for: whoever has it or would have it hears of it. What addresses only freelancers goes to the leads.
 */
export function decideFollowUp(
  work: Work,
  { action, audiences }: Pick<Step, 'action' | 'audiences'>,
): Reaction {
  if (action === null) return { type: 'nothing', reason: 'no_action' }
  const silent = whySilent(work)
  if (silent) return { type: 'nothing', reason: silent }
  if (action === 'page') return { type: 'page', audiences: audiences.length > 0 ? audiences : ['lead'] }
  if (action === 'nudge') return { type: 'nudge', audiences: audiences.length > 0 ? audiences : ['owner'] }
  const ours = audiences.filter((audience): audience is Audience => audience !== 'freelance')
  if (ours.length > 0) return { type: 'nudge', audiences: ours }
  return { type: 'nudge', audiences: audiences.length > 0 ? ['owner', 'lead'] : ['owner', 'on_shift'] }
}
