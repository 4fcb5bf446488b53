import { openTimeBetween } from '../calendar/open-time.ts'
import { SECOND, HOUR, type Instant } from '../time/instant.ts'
import { authorOf, type CommentFact, type Ticket } from './facts.ts'
import { targetOf, type AuditRules } from './audit-rules.ts'

/** How the first answer to a ticket is judged. `none`: nothing was promised, or it is not decided yet. */
export type Verdict = 'met' | 'missed' | 'none'

/** Why the helpdesk's verdict and the customer's differ, in the order in which its rules are exchanged for ours. */
export const differences = [
  'unexplained',
  'business_hours',
  'bot',
  'no_question',
  'solved_unanswered',
  'holding_reply',
  'created_by_agent',
  'merge',
  'target',
  'no_promise',
] as const
export type Difference = (typeof differences)[number]

/** A helpdesk's verdict on one ticket beside ours, and what each exchanged rule made of it. */
export interface Reconciled {
  readonly theirs: Verdict
  readonly ours: Verdict
  /** `[before, after]` of each rule that changed the verdict. */
  readonly steps: readonly { readonly reason: Difference; readonly from: Verdict; readonly to: Verdict }[]
}

interface Rules {
  readonly aroundTheClock: boolean
  readonly humansOnly: boolean
  readonly solvingIsNoAnswer: boolean
  readonly promisesMustBeKept: boolean
  readonly fromTheCustomer: boolean
  readonly mergedCount: boolean
  readonly ownTarget: boolean
}

const helpdesksOwn: Rules = {
  aroundTheClock: false,
  humansOnly: false,
  solvingIsNoAnswer: false,
  promisesMustBeKept: false,
  fromTheCustomer: false,
  mergedCount: true,
  ownTarget: false,
}

const exchanged: readonly (readonly [Difference, Partial<Rules>])[] = [
  ['business_hours', { aroundTheClock: true }],
  ['bot', { humansOnly: true }],
  ['solved_unanswered', { solvingIsNoAnswer: true }],
  ['holding_reply', { promisesMustBeKept: true }],
  ['created_by_agent', { fromTheCustomer: true }],
  ['merge', { mergedCount: false }],
  ['target', { ownTarget: true }],
]

/**
 * Exchanges the helpdesk's rules for ours one by one. The first step, `unexplained`, is between what the helpdesk says and what its own rules
 * make of the ticket here. A ticket on which it promised nothing differs for that reason alone.
 */
export function reconcile(ticket: Ticket, rules: AuditRules): Reconciled {
  const own = ownPromise(ticket)
  const theirs = own.verdict
  const customers = judgeBy(ticket, rules, own, ours)
  if (!own.promised) return { theirs, ours: customers, steps: changed([['no_promise', theirs, customers]]) }
  let current: Rules = helpdesksOwn
  let verdict = judgeBy(ticket, rules, own, current)
  const steps: [Difference, Verdict, Verdict][] = [['unexplained', theirs, verdict]]
  for (const [reason, change] of exchanged) {
    current = { ...current, ...change }
    const next = judgeBy(ticket, rules, own, current)
    steps.push([reason, verdict, next])
    verdict = next
  }
  return { theirs, ours: verdict, steps: changed(steps) }
}

const ours: Rules = exchanged.reduce((rules, [, change]) => ({ ...rules, ...change }), helpdesksOwn)

function changed(steps: readonly (readonly [Difference, Verdict, Verdict])[]): Reconciled['steps'] {
  return steps.filter(([, from, to]) => from !== to).map(([reason, from, to]) => ({ reason, from, to }))
}

interface OwnPromise {
  readonly promised: boolean
  readonly verdict: Verdict
  readonly targetSeconds: number | null
  readonly businessHours: boolean
}

function ownPromise({ promises }: Ticket): OwnPromise {
  let promised = false
  let verdict: Verdict = 'none'
  let targetSeconds: number | null = null
  let businessHours = false
  for (const { says, instance = 1, ...promise } of promises) {
    if (instance > 1) continue
    if (says === 'promised') {
      promised = true
      targetSeconds = promise.targetSeconds ?? targetSeconds
      businessHours = promise.businessHours ?? businessHours
    } else if (says === 'missed') verdict = 'missed'
    else if (says === 'not_missed') verdict = 'none'
    else if (verdict !== 'missed') verdict = 'met'
  }
  return { promised, verdict: promised ? verdict : 'none', targetSeconds, businessHours }
}

function judgeBy(ticket: Ticket, rules: AuditRules, own: OwnPromise, by: Rules): Verdict {
  const { head } = ticket
  if (!by.mergedCount && head.merged) return 'none'
  const comments = ticket.comments.filter((comment) => comment.public)
  const from = by.fromTheCustomer ? comments.findIndex((comment) => isQuestion(ticket, comment)) : 0
  const asked = comments[from]?.at
  if (asked === undefined) return 'none'
  const answer = comments.slice(from).find((comment) => answers(ticket, comment, by))
  const solvedAt = solvedSince(ticket, asked)
  const solvedFirst = solvedAt !== null && (!answer || solvedAt < answer.at)
  if (solvedFirst && by.solvingIsNoAnswer && !head.merged) return 'missed'
  if (answer && by.promisesMustBeKept && !isKept(ticket, answer, rules.until)) return 'missed'
  const target =
    by.ownTarget || own.targetSeconds === null
      ? targetOf(rules, head.channelKind)
      : own.targetSeconds * SECOND
  const calendar = by.aroundTheClock || !own.businessHours ? null : rules.calendar
  // A helpdesk's promise is fulfilled by whatever closes the ticket.
  const end = solvedFirst ? solvedAt : (answer?.at ?? rules.until)
  const waited = calendar ? openTimeBetween(calendar, asked, end) : end - asked
  if (waited > target) return 'missed'
  return answer || solvedFirst ? 'met' : 'none'
}

function answers(ticket: Ticket, comment: CommentFact, { humansOnly, fromTheCustomer }: Rules): boolean {
  const author = authorOf(ticket, comment)
  if (author === 'customer') return false
  if (!fromTheCustomer && ticket.head.createdBy === 'agent') return true
  return author === 'agent' || !humansOnly
}

function solvedSince({ changes }: Ticket, since: Instant): Instant | null {
  const isEnd = ({ what, to }: Ticket['changes'][number]) =>
    what === 'status' && (to === 'solved' || to === 'closed')
  return changes.find((change) => isEnd(change) && change.at >= since)?.at ?? null
}

/** A customer's own words that want an answer: neither thanks alone nor what their mail program wrote. */
export function isQuestion(ticket: Ticket, comment: CommentFact): boolean {
  return comment.automatic === null && !comment.thanksOnly && authorOf(ticket, comment) === 'customer'
}

/** Where no date was given, somebody comes back within two days. */
const KEPT_WITHIN = 48 * HOUR

/** Whether an answer is one, or a promise of one that was kept, or still can be. */
export function isKept(ticket: Ticket, { at, promise }: CommentFact, now: Instant): boolean {
  if (promise === null) return true
  const until = promise.until ?? at + KEPT_WITHIN
  const kept = ticket.comments.some(
    (comment) =>
      comment.at > at &&
      comment.at <= until &&
      comment.public &&
      comment.promise === null &&
      authorOf(ticket, comment) === 'agent',
  )
  return kept || until > now
}
