import type { Instant } from '../time/instant.ts'
import type { ConversationState, Course, StatusChange } from './course.ts'
import { courseInOrder } from './course-in-order.ts'
import type { Cause, Halt } from './halt.ts'

export interface FollowedStatus {
  readonly state: ConversationState
  /** When the snooze that lasts at `now` ends by itself; null while awake. */
  readonly snoozedUntil: Instant | null
  /** In order of their beginning; a snooze may overlap the others. */
  readonly halts: readonly Halt[]
}

interface Standing {
  state: ConversationState
  waiting: boolean
  halt: Omit<Halt, 'to' | 'ended'> | null
  snooze: (Omit<Halt, 'to' | 'ended'> & { readonly until: Instant }) | null
  readonly halts: Halt[]
}

/**
 * Follows the status of a conversation through everything that happened: a customer's message opens it (and wakes it), an answer leaves
 * it with the customer, a settlement solves it, people set the rest. A pure function of the facts, in whatever order they were learnt.
 */
export function followStatus(course: Course, now: Instant): FollowedStatus {
  const standing: Standing = { state: 'open', waiting: false, halt: null, snooze: null, halts: [] }
  for (const event of courseInOrder(course)) {
    switch (event.type) {
      case 'wrote':
      case 'carried':
        standing.waiting = true
        enter(standing, 'open', event.at, followed(event.type === 'wrote' ? 'customer_wrote' : 'merged'))
        wake(standing, event.at, followed('customer_wrote'))
        break
      case 'replied':
        if (standing.waiting) enter(standing, 'pending', event.at, followed('answered'))
        standing.waiting = false
        break
      case 'settled':
        standing.waiting = false
        enter(standing, 'solved', event.at, followed('solved'))
        break
      case 'merged':
        standing.waiting = false
        enter(standing, 'closed', event.at, followed('merged'))
        wake(standing, event.at, followed('merged'))
        break
      case 'changed':
        change(standing, event.change)
        break
      default:
        event satisfies never
    }
  }
  return ended(standing, now)
}

function change(standing: Standing, { status, occurredAt, until, personId, reason }: StatusChange): void {
  const cause = { personId, reason: status, note: reason }
  if (status === 'snoozed' || status === 'woken') wake(standing, occurredAt, cause)
  else enter(standing, status, occurredAt, cause)
  if (status === 'snoozed')
    standing.snooze = { status, from: occurredAt, began: cause, until: until ?? Infinity }
}

function enter(standing: Standing, next: ConversationState, at: Instant, cause: Cause): void {
  if (next === standing.state) return
  const { halt } = standing
  if (halt) {
    const { status, from, began } = halt
    standing.halts.push({ status, from, began, to: at, ended: cause })
  }
  standing.state = next
  const status = next === 'closed' ? 'solved' : next
  standing.halt = status === 'open' ? null : { status, from: at, began: cause }
}

function wake(standing: Standing, at: Instant, cause: Cause): void {
  if (!standing.snooze) return
  const { until, ...halt } = standing.snooze
  standing.halts.push({ to: Math.min(at, until), ended: at >= until ? sleptOut : cause, ...halt })
  standing.snooze = null
}

function ended({ state, halt, snooze, halts }: Standing, now: Instant): FollowedStatus {
  const all = [...halts]
  if (halt) all.push({ to: Infinity, ended: null, ...halt })
  if (!snooze) return { state, snoozedUntil: null, halts: inOrder(all) }
  const { until, ...sleep } = snooze
  const asleep = until > now
  all.push(asleep ? { to: Infinity, ended: null, ...sleep } : { to: until, ended: sleptOut, ...sleep })
  return { state, snoozedUntil: asleep ? until : null, halts: inOrder(all) }
}

function inOrder(halts: readonly Halt[]): readonly Halt[] {
  return halts.toSorted((a, b) => a.from - b.from)
}

function followed(reason: string): Cause {
  return { personId: null, reason, note: null }
}

const sleptOut = followed('snooze_ended')
