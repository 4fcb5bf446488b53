import { reaches } from '../conversation/channel.ts'
import type { Audience, Step } from '../policy/policy.ts'
import type { Work } from './work.ts'

/** What a step of a clock leads to. */
export type Reaction =
  | { readonly type: 'nothing'; readonly reason: NothingReason }
  | { readonly type: 'nudge'; readonly audiences: readonly Audience[] }
  | { readonly type: 'page'; readonly audiences: readonly Audience[] }
  | { readonly type: 'dispatch'; readonly audiences: readonly Audience[] }

export type NothingReason =
  | 'turn_closed'
  | 'no_action'
  | 'history'
  | 'channel_observes'
  | 'channel_only_alerts'
  | 'outbound_stopped'
  | 'reply_queued'
  | 'held'

/** What to do at a step, as far as the channel's mode, the brand's switch and the state of the work allow. */
export function decideReaction(work: Work | null, step: Pick<Step, 'action' | 'audiences'>): Reaction {
  if (!work) return nothing('turn_closed')
  if (step.action === null) return nothing('no_action')
  const silent = whySilent(work)
  if (silent) return nothing(silent)
  if (step.action === 'nudge') return { type: 'nudge', audiences: step.audiences }
  if (step.action === 'page')
    return { type: 'page', audiences: step.audiences.length > 0 ? step.audiences : ['lead'] }
  return whyNoSearch(work) ?? { type: 'dispatch', audiences: step.audiences }
}

/** Why nobody hears of this work at all. */
export function whySilent(work: Work): NothingReason | null {
  if (work.history) return 'history'
  if (!reaches(work.mode, 'alert')) return 'channel_observes'
  return work.outboundStopped ? 'outbound_stopped' : null
}

/** Why nobody is searched for now, who would answer this work. */
export function whyNoSearch(work: Work): Extract<Reaction, { type: 'nothing' }> | null {
  const silent = whySilent(work)
  if (silent) return nothing(silent)
  if (!reaches(work.mode, 'dispatch')) return nothing('channel_only_alerts')
  if (work.replyQueued) return nothing('reply_queued')
  return work.holderId === null ? null : nothing('held')
}

function nothing(reason: NothingReason) {
  return { type: 'nothing', reason } as const
}
