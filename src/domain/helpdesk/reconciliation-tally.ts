import { share } from '../neglect/breakdowns.ts'
import type { Ticket } from './facts.ts'
import { nothingLater, type LaterCounts, type ReconciledLater } from './reconcile-later.ts'
import { differences, type Difference, type Reconciled, type Verdict } from './reconcile.ts'

export interface VerdictCounts {
  readonly met: number
  readonly missed: number
  readonly none: number
}

export interface DifferenceCount {
  readonly reason: Difference
  /** Tickets whose verdict the rule changed. */
  readonly tickets: number
  /** What it adds to met and to missed on the way from theirs to ours; below zero where it takes away. */
  readonly met: number
  readonly missed: number
}

export interface DifferentTicket {
  readonly ticketId: string
  readonly theirs: Verdict
  readonly ours: Verdict
  readonly reasons: readonly Difference[]
}

/** The helpdesk's verdicts on first answers beside the customers'. */
export interface Reconciliation {
  readonly tickets: number
  readonly promised: number
  readonly theirs: VerdictCounts & { readonly metShare: number | null }
  readonly ours: VerdictCounts & { readonly metShare: number | null }
  readonly reasons: readonly DifferenceCount[]
  /** Theirs and what the reasons add, less ours: zero, or something was counted wrongly. */
  readonly remainder: { readonly met: number; readonly missed: number }
  /** The first of those that differ, to look at one by one. */
  readonly examples: readonly DifferentTicket[]
  /** The same of every answer after the first; missing in reports from before they were compared. */
  readonly later?: LaterReconciliation
}

/** Counted are answers, and for each reason the tickets on which it changed some. */
export interface LaterReconciliation {
  /** Tickets on which the helpdesk promised a time for later answers. */
  readonly promised: number
  readonly theirs: Reconciliation['theirs']
  readonly ours: Reconciliation['ours']
  readonly reasons: readonly DifferenceCount[]
  readonly remainder: Reconciliation['remainder']
}

const EXAMPLES_OF_EACH = 20

export class ReconciliationTally {
  readonly #first = new Side()
  readonly #later = new Side()
  readonly #examples: DifferentTicket[] = []
  readonly #shown = new Map<Difference, number>()
  #tickets = 0

  /** `ours` is what the customer's turns say, computed apart from the steps, so that the sum can fail. */
  add({ head: { ticketId }, promises }: Ticket, { theirs, steps }: Reconciled, ours: Verdict): void {
    this.#tickets += 1
    const promised = promises.some(({ says, instance = 1 }) => says === 'promised' && instance === 1)
    this.#first.add(
      promised,
      one(theirs),
      one(ours),
      steps.map(({ reason, from, to }) => ({ reason, from: one(from), to: one(to) })),
    )
    if (theirs !== ours)
      this.#remember({ ticketId, theirs, ours, reasons: steps.map(({ reason }) => reason) })
  }

  /** The same of the answers after the first. */
  addLater({ promised, theirs, steps }: ReconciledLater, ours: LaterCounts): void {
    this.#later.add(promised, theirs, ours, steps)
  }

  #remember(ticket: DifferentTicket): void {
    const last = ticket.reasons.at(-1) ?? 'unexplained'
    const shown = this.#shown.get(last) ?? 0
    if (shown >= EXAMPLES_OF_EACH) return
    this.#shown.set(last, shown + 1)
    this.#examples.push(ticket)
  }

  figures(): Reconciliation {
    return {
      tickets: this.#tickets,
      ...this.#first.figures(),
      examples: this.#examples,
      later: this.#later.figures(),
    }
  }
}

function one(verdict: Verdict): LaterCounts {
  return { ...nothingLater, [verdict]: 1 }
}

/** Theirs, ours, and what lies between them. */
class Side {
  readonly #theirs = { met: 0, missed: 0, none: 0 }
  readonly #ours = { met: 0, missed: 0, none: 0 }
  readonly #reasons = new Map(differences.map((reason) => [reason, { tickets: 0, met: 0, missed: 0 }]))
  #promised = 0

  add(promised: boolean, theirs: LaterCounts, ours: LaterCounts, steps: ReconciledLater['steps']): void {
    this.#promised += promised ? 1 : 0
    for (const verdict of ['met', 'missed', 'none'] as const) {
      this.#theirs[verdict] += theirs[verdict]
      this.#ours[verdict] += ours[verdict]
    }
    for (const { reason, from, to } of steps) {
      const count = this.#reasons.get(reason)!
      count.tickets += 1
      count.met += to.met - from.met
      count.missed += to.missed - from.missed
    }
  }

  figures(): LaterReconciliation {
    const reasons = [...this.#reasons].map(([reason, counts]) => ({ reason, ...counts }))
    const remainder = (verdict: 'met' | 'missed') =>
      reasons.reduce((sum, count) => sum + count[verdict], this.#theirs[verdict]) - this.#ours[verdict]
    return {
      promised: this.#promised,
      theirs: withShare(this.#theirs),
      ours: withShare(this.#ours),
      reasons: reasons.filter(({ tickets }) => tickets > 0),
      remainder: { met: remainder('met'), missed: remainder('missed') },
    }
  }
}

function withShare(counts: VerdictCounts) {
  return { ...counts, metShare: share(counts.met, counts.met + counts.missed) }
}
