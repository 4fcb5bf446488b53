import type { EventPayloads, EventType, StepFacts } from '../event/event.ts'
import { parseInstant, type Instant } from '../time/instant.ts'

/** A fact of a conversation as it stands in the log. */
export interface PastEvent {
  readonly type: string
  readonly occurredAt: Instant
  readonly recordedAt: Instant
  readonly payload: unknown
}

export interface Moment {
  readonly name: string
  readonly at: Instant
  readonly attributes: Attributes
}

export type Attributes = Readonly<Record<string, string | number | boolean>>

/** A stretch of time in which something was under way. */
export interface Span {
  /** UUID of the thing whose stretch it is. */
  readonly id: string
  /** Null: of the whole turn. */
  readonly parentId: string | null
  readonly name: string
  readonly from: Instant
  readonly to: Instant
  /** What went wrong, if something did. */
  readonly failure: string | null
  readonly attributes: Attributes
  readonly moments: readonly Moment[]
}

/**
 * What came of a customer's question, from the message to the answer: the turn, the messages as they were stored, its clocks with
 * their steps and how late each was, the searches, offers and claims, the replies. The whole turn comes first; what had not ended when the
 * turn did ends with it. Nobody's words and names are in it. Empty where the turn has not closed yet.
 *
 * @param events all of the conversation, oldest first
 */
export function spansOfTurn(events: readonly PastEvent[], turnId: string): readonly Span[] {
  const facts = new Facts(events)
  const [closed] = facts.of('turn.closed').filter(({ payload }) => payload.turn_id === turnId)
  if (!closed) return []
  const from = instantOf(closed.payload.opened_at)
  const to = Math.max(from, instantOf(closed.payload.closed_at))
  const within = ({ occurredAt }: PastEvent): boolean => occurredAt >= from && occurredAt <= to
  const searches = searchSpans(facts, turnId, to)
  return [
    span(turnId, null, 'turn', from, to, {
      attributes: {
        number: closed.payload.number,
        outcome: closed.payload.outcome,
        closed_by: closed.payload.by,
      },
    }),
    ...facts
      .of('message.received')
      .filter(within)
      .map(({ payload, occurredAt, recordedAt }) =>
        span(payload.message_id, null, 'message stored', occurredAt, recordedAt, {
          attributes: {
            channel_id: payload.channel_id,
            author: payload.author,
            opens_turn: payload.opens_turn,
          },
        }),
      ),
    ...clockSpans(facts, turnId, to),
    ...searches,
    ...offerSpans(facts, new Set(searches.map(({ id }) => id)), to),
    ...claimSpans(facts, within, to),
    ...replySpans(facts, within, to),
  ]
}

type Past<Type extends EventType> = PastEvent & { readonly payload: EventPayloads[Type] }

class Facts {
  readonly #events: readonly PastEvent[]

  constructor(events: readonly PastEvent[]) {
    this.#events = events
  }

  of<Type extends EventType>(...types: readonly Type[]): readonly Past<Type>[] {
    return this.#events.filter(({ type }) => types.some((wanted) => wanted === type)) as readonly Past<Type>[]
  }
}

function clockSpans(facts: Facts, turnId: string, end: Instant): readonly Span[] {
  const finished = facts.of('clock.finished')
  const steps = facts.of('clock.step', 'breach.detected').filter(({ payload }) => payload.turn_id === turnId)
  return facts
    .of('clock.armed')
    .filter(({ payload }) => payload.turn_id === turnId)
    .map(({ payload }) => {
      const over = finished.find(({ payload: { clock_id } }) => clock_id === payload.clock_id)
      const mine = steps.filter(({ payload: { timer_id } }) => timer_id === payload.clock_id)
      return span(
        payload.clock_id,
        null,
        `clock ${payload.metric}`,
        instantOf(payload.started_at),
        over?.occurredAt ?? end,
        {
          failure: mine.some(({ type }) => type === 'breach.detected') ? 'breached' : null,
          attributes: {
            policy_id: payload.policy_id,
            policy_version: payload.policy_version,
            ...(payload.due_at !== null && { due_at: payload.due_at }),
            ...(over && { state: over.payload.state }),
          },
          moments: mine.map(stepMoment),
        },
      )
    })
}

function stepMoment({ payload, recordedAt }: PastEvent & { readonly payload: StepFacts }): Moment {
  const due = instantOf(payload.due_at)
  return {
    name: payload.step_name,
    at: recordedAt,
    attributes: { due_at: payload.due_at, lateness_ms: recordedAt - due },
  }
}

function searchSpans(facts: Facts, turnId: string, end: Instant): readonly Span[] {
  const closed = facts.of('dispatch.closed')
  const moments = facts.of('dispatch.wave', 'dispatch.found_nobody', 'dispatch.paged', 'dispatch.nudged')
  return facts
    .of('dispatch.opened')
    .filter(({ payload }) => payload.turn_id === turnId)
    .map(({ payload: { dispatch_id, step }, occurredAt }) => {
      const over = closed.find(({ payload }) => payload.dispatch_id === dispatch_id)
      return span(dispatch_id, null, 'dispatch', occurredAt, over?.occurredAt ?? end, {
        attributes: { step, ...(over && { state: over.payload.state, reason: over.payload.reason }) },
        moments: moments
          .filter(({ payload }) => payload.dispatch_id === dispatch_id)
          .map(({ type, occurredAt: at, payload }) => ({
            name: type.slice('dispatch.'.length),
            at,
            attributes: plain(payload, ['wave', 'offered', 'audience', 'reason', 'step']),
          })),
      })
    })
}

function offerSpans(facts: Facts, searches: ReadonlySet<string>, end: Instant): readonly Span[] {
  const ends = facts.of('offer.declined', 'offer.expired', 'offer.withdrawn', 'claim.made')
  const delivered = facts.of('offer.delivered')
  return facts
    .of('offer.made')
    .filter(({ payload }) => searches.has(payload.dispatch_id))
    .map(({ payload: { offer_id, dispatch_id, person_id, wave }, occurredAt }) => {
      const over = ends.find(({ payload }) => payload.offer_id === offer_id)
      return span(offer_id, dispatch_id, 'offer', occurredAt, over?.occurredAt ?? end, {
        attributes: {
          person_id,
          wave,
          ...(over && {
            ended_as: over.type === 'claim.made' ? 'claimed' : over.type.slice('offer.'.length),
          }),
        },
        moments: delivered
          .filter(({ payload }) => payload.offer_id === offer_id)
          .map(({ occurredAt: at, payload: { via } }) => ({ name: 'delivered', at, attributes: { via } })),
      })
    })
}

function claimSpans(facts: Facts, within: (event: PastEvent) => boolean, end: Instant): readonly Span[] {
  const ends = facts.of('claim.ended', 'claim.lapsed')
  return facts
    .of('claim.made')
    .filter(within)
    .map(({ payload: { claim_id, offer_id, person_id, origin, reply_by }, occurredAt }) => {
      const over = ends.find(({ payload }) => payload.claim_id === claim_id)
      return span(claim_id, offer_id, 'claim', occurredAt, over?.occurredAt ?? end, {
        failure: over?.type === 'claim.lapsed' ? 'lapsed' : null,
        attributes: { person_id, origin, reply_by },
      })
    })
}

function replySpans(facts: Facts, within: (event: PastEvent) => boolean, end: Instant): readonly Span[] {
  const ends = facts.of('reply.handed_over', 'reply.failed')
  return facts
    .of('reply.queued')
    .filter(within)
    .map(({ payload: { message_id, person_id }, occurredAt }) => {
      const over = ends.find(({ payload }) => payload.message_id === message_id)
      return span(message_id, null, 'reply', occurredAt, over?.occurredAt ?? end, {
        failure: over?.type === 'reply.failed' ? 'failed' : null,
        attributes: { ...(person_id !== null && { person_id }) },
      })
    })
}

/** What we wrote ourselves. */
function instantOf(recorded: string): Instant {
  return parseInstant(recorded)!
}

function span(
  id: string,
  parentId: string | null,
  name: string,
  from: Instant,
  to: Instant,
  more: Partial<Pick<Span, 'failure' | 'attributes' | 'moments'>>,
): Span {
  return {
    id,
    parentId,
    name,
    from,
    to: Math.max(from, to),
    failure: null,
    attributes: {},
    moments: [],
    ...more,
  }
}

function plain(payload: object, names: readonly string[]): Attributes {
  return Object.fromEntries(
    Object.entries(payload).filter(
      (entry): entry is [string, string | number] =>
        names.includes(entry[0]) && (typeof entry[1] === 'string' || typeof entry[1] === 'number'),
    ),
  )
}
