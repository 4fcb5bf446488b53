import type { Event } from '../../http/api-types.ts'
import type { Instant, Millis } from '../../domain/time/instant.ts'

/** One line of what happened: a text's key with what goes into it. */
export interface Line {
  readonly id: number
  readonly at: Instant
  readonly key: LineKey
  readonly tone: 'plain' | 'good' | 'neglect'
  readonly people?: readonly string[]
  /** An instant that the line names, to be shown in the reader's zone. */
  readonly moment?: Instant
  /** How late the machine itself was. */
  readonly late?: Millis
  readonly detail?: string
}

export type LineKey =
  | 'received'
  | 'answered'
  | 'noted'
  | 'promised'
  | 'step'
  | 'paused'
  | 'resumed'
  | 'retargeted'
  | 'breached'
  | 'voided'
  | 'searching'
  | 'foundNobody'
  | 'paged'
  | 'asked'
  | 'declined'
  | 'expired'
  | 'claimed'
  | 'assigned'
  | 'took'
  | 'handedOver'
  | 'lapsed'
  | 'handedBack'
  | 'reassigned'
  | 'queued'
  | 'delivered'
  | 'acknowledged'
  | 'failed'
  | 'bounced'
  | 'solved'
  | 'noReplyNeeded'
  | 'reopened'

/** What happened in words, oldest first; offers that went out together are one line. */
export function storyOf(events: readonly Event[]): readonly Line[] {
  const lines: Line[] = []
  for (const event of events) {
    const line = lineOf(event)
    const last = lines.at(-1)
    if (line?.key === 'asked' && last?.key === 'asked' && line.at - last.at < 1_000)
      lines[lines.length - 1] = { ...last, people: [...(last.people ?? []), ...(line.people ?? [])] }
    else if (line) lines.push(line)
  }
  return lines
}

const claimed: Readonly<Record<string, LineKey>> = {
  offer: 'claimed',
  assignment: 'assigned',
  self: 'took',
  handover: 'handedOver',
}

function lineOf(event: Event): Line | null {
  const { payload } = event
  const person = text(payload['person_id'])
  const people = person ? { people: [person] } : {}
  const plain = (key: LineKey, more: Partial<Line> = {}): Line => ({
    id: event.id,
    at: Date.parse(event.occurred_at),
    key,
    tone: 'plain',
    ...more,
  })
  switch (event.type) {
    case 'message.received':
      return plain('received')
    case 'message.recorded':
      return payload['closes_turn'] === true
        ? plain('answered', { ...people, tone: 'good' })
        : payload['author'] === 'agent'
          ? plain('noted', people)
          : null
    case 'clock.armed':
      return plain('promised', { ...moment(payload['due_at']), detail: text(payload['metric']) ?? '' })
    case 'clock.step':
      return plain('step', { detail: text(payload['step_name']) ?? '' })
    case 'clock.paused':
      return plain('paused')
    case 'clock.resumed':
      return plain('resumed', moment(payload['due_at']))
    case 'clock.retargeted':
      return plain('retargeted', moment(payload['due_at']))
    case 'breach.detected':
      return plain('breached', { tone: 'neglect', ...moment(payload['due_at']), late: lateness(event) })
    case 'breach.voided':
      return plain('voided', { tone: 'good', ...moment(payload['answered_at']) })
    case 'dispatch.opened':
      return plain('searching')
    case 'dispatch.found_nobody':
      return plain('foundNobody')
    case 'dispatch.paged':
      return plain('paged', { people: texts(payload['person_ids']) })
    case 'offer.made':
      return plain('asked', people)
    case 'offer.declined':
      return plain('declined', people)
    case 'offer.expired':
      return plain('expired', people)
    case 'claim.made':
      return plain(claimed[text(payload['origin']) ?? ''] ?? 'took', people)
    case 'claim.lapsed':
      return plain('lapsed', people)
    case 'claim.ended':
      if (payload['state'] === 'reassigned') return plain('reassigned', people)
      return payload['state'] === 'handed_back' ? plain('handedBack', people) : null
    case 'reply.queued':
      return plain('queued', people)
    case 'reply.handed_over':
      return payload['author'] === 'system' ? plain('acknowledged', {}) : plain('delivered', { tone: 'good' })
    case 'reply.failed':
      return plain('failed', { tone: 'neglect', detail: text(payload['error']) ?? '' })
    case 'reply.bounced':
      return plain('bounced', { tone: 'neglect', detail: text(payload['reason']) ?? '' })
    case 'turn.closed':
      return payload['outcome'] === 'no_reply_needed'
        ? plain('noReplyNeeded')
        : payload['outcome'] === 'unanswered'
          ? plain('solved', { tone: 'neglect' })
          : null
    case 'conversation.changed':
      return payload['state'] === 'solved'
        ? plain('solved', people)
        : payload['state'] === 'open'
          ? plain('reopened')
          : null
    default:
      return null
  }
}

function lateness({ payload, recorded_at: recorded }: Event): Millis {
  const due = text(payload['due_at'])
  return due === null ? 0 : Math.max(0, Date.parse(recorded) - Date.parse(due))
}

function moment(value: unknown): { moment?: Instant } {
  const at = text(value)
  return at === null ? {} : { moment: Date.parse(at) }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
