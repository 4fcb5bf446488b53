import { openTimeBetween } from '../calendar/open-time.ts'
import { SECOND, type Instant } from '../time/instant.ts'
import { targetOf, type AuditRules } from './audit-rules.ts'
import { authorOf, type CommentFact, type PromiseFact, type Ticket } from './facts.ts'
import { isKept, isQuestion, type Difference, type Verdict } from './reconcile.ts'

/** How many answers after the first one were judged so. */
export type LaterCounts = Readonly<Record<Verdict, number>>

/** A helpdesk's verdicts on the later answers to one ticket beside ours, and what each exchanged rule made of them. */
export interface ReconciledLater {
  /** The helpdesk promised a time for at least one of them. */
  readonly promised: boolean
  readonly theirs: LaterCounts
  readonly ours: LaterCounts
  readonly steps: readonly {
    readonly reason: Difference
    readonly from: LaterCounts
    readonly to: LaterCounts
  }[]
}

export const nothingLater: LaterCounts = { met: 0, missed: 0, none: 0 }

interface Rules {
  readonly aroundTheClock: boolean
  readonly humansOnly: boolean
  readonly questionsOnly: boolean
  readonly solvingIsNoAnswer: boolean
  readonly promisesMustBeKept: boolean
  readonly fromTheCustomer: boolean
  readonly mergedCount: boolean
  readonly ownTarget: boolean
}

const helpdesksOwn: Rules = {
  aroundTheClock: false,
  humansOnly: false,
  questionsOnly: false,
  solvingIsNoAnswer: false,
  promisesMustBeKept: false,
  fromTheCustomer: false,
  mergedCount: true,
  ownTarget: false,
}

const exchanged: readonly (readonly [Difference, Partial<Rules>])[] = [
  ['business_hours', { aroundTheClock: true }],
  ['bot', { humansOnly: true }],
  ['no_question', { questionsOnly: true }],
  ['solved_unanswered', { solvingIsNoAnswer: true }],
  ['holding_reply', { promisesMustBeKept: true }],
  ['created_by_agent', { fromTheCustomer: true }],
  ['merge', { mergedCount: false }],
  ['target', { ownTarget: true }],
]

const ours: Rules = exchanged.reduce((rules, [, change]) => ({ ...rules, ...change }), helpdesksOwn)

/**
 * The same as for the first answer, of all that came after it. A helpdesk's waits and ours do not map onto each other, since a bot's answer or a
 * thank-you begins and ends some of theirs: so the verdicts of a ticket are counted, and each rule is held to what it changes of the counts.
 */
export function reconcileLater(ticket: Ticket, rules: AuditRules): ReconciledLater {
  const own = ownPromises(ticket)
  const customers = countsBy(ticket, rules, own, ours)
  if (!own.promised)
    return {
      promised: false,
      theirs: nothingLater,
      ours: customers,
      steps: changed([['no_promise', nothingLater, customers]]),
    }
  let current = helpdesksOwn
  let counts = countsBy(ticket, rules, own, current)
  const steps: [Difference, LaterCounts, LaterCounts][] = [['unexplained', own.verdicts, counts]]
  for (const [reason, change] of exchanged) {
    current = { ...current, ...change }
    const next = countsBy(ticket, rules, own, current)
    steps.push([reason, counts, next])
    counts = next
  }
  return { promised: true, theirs: own.verdicts, ours: counts, steps: changed(steps) }
}

function changed(
  steps: readonly (readonly [Difference, LaterCounts, LaterCounts])[],
): ReconciledLater['steps'] {
  return steps
    .filter(([, a, b]) => a.met !== b.met || a.missed !== b.missed || a.none !== b.none)
    .map(([reason, from, to]) => ({ reason, from, to }))
}

interface OwnPromises {
  readonly promised: boolean
  readonly verdicts: LaterCounts
  readonly targetSeconds: number | null
  readonly businessHours: boolean
}

/** Every answer after the first has an instance of its own; a miss outlives the answer that follows it. */
function ownPromises({ promises }: Ticket): OwnPromises {
  const instances = new Map<number, Verdict>()
  let targetSeconds: number | null = null
  let businessHours = false
  for (const { instance = 1, says, ...promise } of promises) {
    if (instance < 2) continue
    const before = instances.get(instance)
    if (says === 'promised') {
      instances.set(instance, before ?? 'none')
      targetSeconds = promise.targetSeconds ?? targetSeconds
      businessHours = promise.businessHours ?? businessHours
    } else if (before !== undefined) instances.set(instance, verdictAfter(before, says))
  }
  const verdicts = [...instances.values()]
  return {
    promised: instances.size > 0,
    verdicts: countsOf(verdicts),
    targetSeconds,
    businessHours,
  }
}

function verdictAfter(before: Verdict, says: Exclude<PromiseFact['says'], 'promised'>): Verdict {
  if (says === 'missed') return 'missed'
  if (says === 'not_missed') return 'none'
  return before === 'missed' ? 'missed' : 'met'
}

function countsOf(verdicts: readonly Verdict[]): LaterCounts {
  const counts = { ...nothingLater } as Record<Verdict, number>
  for (const verdict of verdicts) counts[verdict] += 1
  return counts
}

interface Wait {
  readonly asked: Instant
  readonly answer: CommentFact | null
  /** When it was solved without an answer. */
  readonly solvedAt: Instant | null
}

function countsBy(ticket: Ticket, rules: AuditRules, own: OwnPromises, by: Rules): LaterCounts {
  const { head } = ticket
  if (!by.mergedCount && head.merged) return nothingLater
  const waits = waitsBy(ticket, by)
  // Whatever an agent begins is answered with it: to the helpdesk, the first question of the customer is a later one.
  const later = head.createdBy === 'agent' && !by.fromTheCustomer ? waits : waits.slice(1)
  return countsOf(later.map((wait) => verdictOf(ticket, rules, own, by, wait)))
}

function verdictOf(
  ticket: Ticket,
  rules: AuditRules,
  own: OwnPromises,
  by: Rules,
  { asked, answer, solvedAt }: Wait,
): Verdict {
  if (solvedAt !== null && by.solvingIsNoAnswer) return 'missed'
  if (answer && by.promisesMustBeKept && !isKept(ticket, answer, rules.until)) return 'missed'
  const target =
    by.ownTarget || own.targetSeconds === null
      ? targetOf(rules, ticket.head.channelKind)
      : own.targetSeconds * SECOND
  const calendar = by.aroundTheClock || !own.businessHours ? null : rules.calendar
  const end = answer?.at ?? solvedAt ?? rules.until
  const waited = calendar ? openTimeBetween(calendar, asked, end) : end - asked
  if (waited > target) return 'missed'
  return answer ? 'met' : 'none'
}

/** From each question to its answer, oldest first. Solving comes after whatever else happened at its instant. */
function waitsBy(ticket: Ticket, by: Rules): readonly Wait[] {
  const waits: Wait[] = []
  let asked: Instant | null = null
  const ends = ticket.changes.filter(
    ({ what, to }) => what === 'status' && (to === 'solved' || to === 'closed'),
  )
  let next = 0
  const solveUntil = (at: Instant) => {
    for (; next < ends.length && ends[next]!.at < at; next += 1) {
      if (asked !== null) waits.push({ asked, answer: null, solvedAt: ends[next]!.at })
      asked = null
    }
  }
  for (const comment of ticket.comments) {
    if (!comment.public) continue
    solveUntil(comment.at)
    const author = authorOf(ticket, comment)
    if (author === 'customer') {
      if (!by.questionsOnly || isQuestion(ticket, comment)) asked ??= comment.at
    } else if (asked !== null && (author === 'agent' || !by.humansOnly)) {
      waits.push({ asked, answer: comment, solvedAt: null })
      asked = null
    }
  }
  solveUntil(Infinity)
  if (asked !== null) waits.push({ asked, answer: null, solvedAt: null })
  return waits
}
