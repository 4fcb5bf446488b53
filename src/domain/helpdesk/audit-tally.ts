import { addOpenTime, OutOfHoursError } from '../calendar/open-time.ts'
import type { CourseTurn } from '../clock/spans/span.ts'
import type { Judged } from '../neglect/judge.ts'
import { judge } from '../neglect/judge.ts'
import type { TurnAccount } from '../neglect/turn-account.ts'
import { Activity } from './activity.ts'
import { targetOf, type AuditRules } from './audit-rules.ts'
import { authorOf, type LeftOut, type Ticket } from './facts.ts'
import { outsideCause, type OutsideTrace } from './outside-cause.ts'
import { nothingLater, reconcileLater, type LaterCounts } from './reconcile-later.ts'
import { isKept, reconcile, type Verdict } from './reconcile.ts'
import { ReconciliationTally, type Reconciliation } from './reconciliation-tally.ts'
import { ticketTurns } from './ticket-turns.ts'

/** What an audit's report is made of. */
export interface AuditFacts {
  readonly tickets: number
  readonly comments: number
  readonly leftOut: Readonly<Record<LeftOut, number>>
  readonly turns: readonly TurnAccount[]
  readonly subjects: ReadonlyMap<string, string>
  readonly activity: Activity
  readonly reconciliation: Reconciliation
}

/** Takes tickets in any order, each once, and gives their turns with causes. */
export class AuditTally {
  readonly #rules: AuditRules
  readonly #turns: TurnAccount[] = []
  readonly #traces = new Map<string, OutsideTrace>()
  readonly #subjects = new Map<string, string>()
  readonly #activity = new Activity()
  readonly #reconciliation = new ReconciliationTally()
  readonly #leftOut: Record<LeftOut, number> = { deleted: 0, spam: 0, side_conversation: 0 }
  #tickets = 0
  #comments = 0

  constructor(rules: AuditRules) {
    this.#rules = rules
  }

  add(ticket: Ticket): void {
    const { head, comments } = ticket
    for (const comment of comments)
      if (comment.public && authorOf(ticket, comment) === 'agent')
        this.#activity.add(comment.at, comment.authorId, head.language)
    if (head.leftOut !== null) {
      this.#leftOut[head.leftOut] += 1
      return
    }
    if (head.createdAt < this.#rules.since) return
    this.#tickets += 1
    this.#comments += comments.length
    const turns = ticketTurns(ticket).map((turn): CourseTurn => ({
      ...turn,
      id: `${head.ticketId} ${turn.number}`,
    }))
    const accounts = turns.map((turn) => this.#accountOf(ticket, turn))
    const judged = judge(accounts, this.#rules.until)
    this.#turns.push(...accounts)
    for (const [turn, { neglected }] of judged)
      if (neglected) this.#traces.set(turn.turnId, traceOf(ticket, turn))
    if (judged.some(([, { neglected }]) => neglected) && head.subject !== null)
      this.#subjects.set(head.ticketId, head.subject)
    this.#reconciliation.add(ticket, reconcile(ticket, this.#rules), this.#firstVerdict(ticket, judged))
    this.#reconciliation.addLater(reconcileLater(ticket, this.#rules), this.#laterVerdicts(ticket, judged))
  }

  facts(): AuditFacts {
    const now = this.#rules.until
    const turns = this.#turns.map((turn) => {
      const trace = this.#traces.get(turn.turnId)
      return trace ? { ...turn, cause: outsideCause(judge([turn], now)[0]!, trace, this.#activity) } : turn
    })
    return {
      tickets: this.#tickets,
      comments: this.#comments,
      leftOut: { ...this.#leftOut },
      turns,
      subjects: this.#subjects,
      activity: this.#activity,
      reconciliation: this.#reconciliation.figures(),
    }
  }

  #accountOf({ head }: Ticket, turn: CourseTurn): TurnAccount {
    const target = targetOf(this.#rules, head.channelKind)
    return {
      turnId: turn.id,
      conversationId: head.ticketId,
      customerId: head.customerId,
      customerName: head.customerName,
      channelId: head.channelKind,
      channelName: head.channelKind,
      channelKind: head.channelKind,
      language: head.language,
      timeZone: head.timeZone ?? this.#rules.timeZone,
      number: turn.number,
      openedAt: turn.openedAt,
      endedAt: turn.end?.at ?? null,
      outcome: turn.end?.outcome ?? null,
      target,
      dueAt: this.#dueOnCalendar(turn.openedAt, target),
      cause: null,
    }
  }

  /** Without known opening hours nothing can hide behind them. */
  #dueOnCalendar(openedAt: number, target: number): number {
    const { calendar } = this.#rules
    if (!calendar) return openedAt + target
    try {
      return addOpenTime(calendar, openedAt, target)
    } catch (error) {
      if (error instanceof OutOfHoursError) return openedAt + target
      throw error
    }
  }

  #firstVerdict(ticket: Ticket, judged: readonly Judged[]): Verdict {
    const first = judged.find(([turn]) => turn.number === 1)
    return !first || ticket.head.merged ? 'none' : this.#verdictOn(ticket, first)
  }

  #laterVerdicts(ticket: Ticket, judged: readonly Judged[]): LaterCounts {
    if (ticket.head.merged) return nothingLater
    const counts = { ...nothingLater } as Record<Verdict, number>
    for (const one of judged) if (one[0].number > 1) counts[this.#verdictOn(ticket, one)] += 1
    return counts
  }

  #verdictOn(ticket: Ticket, [turn, { neglected }]: Judged): Verdict {
    if (neglected) return 'missed'
    if (turn.outcome !== 'answered') return 'none'
    const answer = ticket.comments.find(
      (comment) => comment.at === turn.endedAt && comment.public && authorOf(ticket, comment) === 'agent',
    )
    return answer && !isKept(ticket, answer, this.#rules.until) ? 'missed' : 'met'
  }
}

function traceOf(ticket: Ticket, turn: TurnAccount): OutsideTrace {
  const bot = ticket.comments.find(
    (comment) =>
      comment.public &&
      comment.at >= turn.openedAt &&
      comment.at < (turn.endedAt ?? Infinity) &&
      authorOf(ticket, comment) === 'bot',
  )
  return { changes: ticket.changes, botAnsweredAt: bot?.at ?? null }
}
