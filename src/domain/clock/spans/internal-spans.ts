import type { InternalMetric } from '../../policy/policy.ts'
import { sameGroup, type Holding } from '../holding.ts'
import { replySpan } from './reply-spans.ts'
import type { CourseTurn, Span, SpanEnd } from './span.ts'

/** From each claim to the answer. Work that was given back, or let lapse, was not answered by whoever had it. */
export function claimSpans(turns: readonly CourseTurn[], holdings: readonly Holding[]): readonly Span[] {
  return turns.flatMap((turn) =>
    heldIn(turn, holdings).map((holding) =>
      spanFrom('claim_to_reply', turn, holding, endOfClaim(turn, holding)),
    ),
  )
}

/**
 * What a group takes that got the work from another one: from the handover to the answer, or to the next group's handover. Within a group
 * the work may pass on, and wait for somebody, as it likes. The first group has what the customer was promised.
 */
export function groupSpans(turns: readonly CourseTurn[], holdings: readonly Holding[]): readonly Span[] {
  return turns.flatMap((turn) => {
    const held = heldIn(turn, holdings)
    const handovers = held.filter((holding, index) => index > 0 && !sameGroup(held[index - 1]!, holding))
    return handovers.map((holding, index) => {
      const next = handovers[index + 1]
      const passedOn = next && { at: next.from, fulfilled: false, reason: 'handed_over' }
      return spanFrom('group_share', turn, holding, passedOn ?? replySpan(turn).end)
    })
  })
}

/** Claims of what was answered before they were made, as late facts tell, measure nothing. */
function heldIn(turn: CourseTurn, holdings: readonly Holding[]): readonly Holding[] {
  return holdings.filter(({ turnId, from }) => turnId === turn.id && !(turn.end && turn.end.at < from))
}

function endOfClaim(turn: CourseTurn, { to, ended }: Holding): SpanEnd | null {
  const { end } = replySpan(turn)
  if (end && (end.at <= to || ended === 'answered' || ended === 'superseded')) return end
  if (ended === null) return null
  return { at: to, fulfilled: ended === 'answered', reason: ended === 'answered' ? null : ended }
}

function spanFrom(
  metric: InternalMetric,
  turn: CourseTurn,
  { from, id, groups }: Pick<Holding, 'from' | 'id' | 'groups'>,
  end: SpanEnd | null,
): Span {
  return {
    metric,
    turnId: turn.id,
    startedAt: from,
    openedBy: id,
    end,
    gaps: [],
    promisedAt: null,
    groups: metric === 'group_share' ? groups : [],
    history: turn.history,
  }
}
