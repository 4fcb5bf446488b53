import type { ClockDecision } from '../../domain/clock/clock-question.ts'
import { decideClocks } from '../../domain/clock/decide-clocks.ts'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { Cause } from '../../domain/conversation/halt.ts'
import type { NewEvent } from '../../domain/event/event.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { applyClocks } from './apply-clocks.ts'
import { clockQuestions } from './clock-questions.ts'
import type { FollowedConversation } from './follow-conversation.ts'

/** Whether clocks that run may leave the policy, or the version of it, with which they began. */
export interface Reselection {
  /** `policy`: another policy matches now; `version`: the newest version of it as well. */
  readonly to: 'policy' | 'version'
  readonly cause: Cause
}

export interface ClockChanges {
  readonly events: readonly NewEvent[]
  /** The nearest instant at which one of them fires. */
  readonly wakeAt: Instant | null
}

/** Lets the clocks follow what happened: they begin, stop, go on, end, or are judged again. */
export async function changeClocks(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  channel: Channel,
  followed: readonly FollowedConversation[],
  reselection: Reselection | null = null,
): Promise<ClockChanges> {
  const touched = followed.filter((item) => reselection !== null || touchesClocks(item))
  if (touched.length === 0) return { events: [], wakeAt: null }
  const questions = await clockQuestions(deps, tx, channel, touched, reselection)
  const decisions = questions.flatMap(({ question, versions }) =>
    decideClocks(question, tx.now).map((decision): VersionedDecision => {
      const { known } = decision
      return { halts: question.halts, timerVersion: known && (versions.get(known.id) ?? null), ...decision }
    }),
  )
  return applyClocks(tx, channel, decisions, reselection?.cause ?? corrected)
}

export interface VersionedDecision extends ClockDecision {
  readonly halts: FollowedConversation['status']['halts']
  /** Of the timer; null for a clock without one. */
  readonly timerVersion: number | null
}

const corrected: Cause = { personId: null, reason: 'turn_corrected', note: null }

/** A further message of the customer, or one of a bot's, changes no clock. */
function touchesClocks({ changes, before, status, answered, handed }: FollowedConversation): boolean {
  return (
    changes.length > 0 ||
    answered ||
    handed ||
    status.state !== before.state ||
    status.snoozedUntil !== before.snoozedUntil
  )
}
