import { digestOf, type Digest } from '../digest/digest.ts'
import { lastWholePeriod, periodBefore, type DigestPeriod } from '../digest/digest-period.ts'
import { groupBy } from '../group-by.ts'
import { byLocalHour, sharesOf } from '../neglect/breakdowns.ts'
import { judge, type Judged } from '../neglect/judge.ts'
import { counted, countedFigures, type Counted } from '../neglect/neglect-figures.ts'
import { sumOf, tallyOf } from '../neglect/tally.ts'
import type { TurnAccount } from '../neglect/turn-account.ts'
import { SECOND } from '../time/instant.ts'
import type { AuditReport, ChannelWeek, WorstTicket } from './audit-report.ts'
import { staffingOf, type AuditRules } from './audit-rules.ts'
import type { AuditFacts } from './audit-tally.ts'
import { peopleByHour } from './people-by-hour.ts'

/** Composes the report of an audit; what is unanswered has waited until `rules.until`. */
export function reportOf(facts: AuditFacts, rules: AuditRules): AuditReport {
  const { turns } = facts
  const all = counted(judge(turns, rules.until))
  const figures = countedFigures(turns, all)
  return {
    since: rules.since,
    until: rules.until,
    timeZone: rules.timeZone,
    tickets: facts.tickets,
    comments: facts.comments,
    leftOut: facts.leftOut,
    figures,
    channels: channelsOf(turns, all, rules),
    worstHour: worstHourOf(figures.byLocalHour),
    worst: worstTickets(all, facts.subjects),
    reconciliation: facts.reconciliation,
    digest: firstDigest(turns, rules),
  }
}

function channelsOf(
  turns: readonly TurnAccount[],
  all: readonly Counted[],
  rules: AuditRules,
): readonly ChannelWeek[] {
  const promised = groupBy(all, ({ judged: [turn] }) => turn.channelKind)
  return [...groupBy(turns, ({ channelKind }) => channelKind)]
    .map(([kind, group]): ChannelWeek => {
      const tallies = (promised.get(kind) ?? []).map(({ tally }) => tally)
      const staffing = staffingOf(rules, kind)
      return {
        kind,
        targetSeconds: staffing.targetSeconds,
        turns: tallies.length,
        neglected: sumOf(tallies).neglected,
        neglectedByHour: byLocalHour(tallies),
        peopleNeeded: peopleByHour({
          kind,
          staffing,
          arrivals: group.map(({ openedAt }) => openedAt),
          zone: rules.timeZone,
          since: rules.since,
          until: rules.until,
        }),
      }
    })
    .sort((a, b) => b.neglected - a.neglected || b.turns - a.turns)
}

function worstHourOf(byLocalHour: readonly (readonly number[])[]): AuditReport['worstHour'] {
  const hours = byLocalHour.flatMap((day, weekday) =>
    day.map((neglected, hour) => ({ weekday, hour, neglected })),
  )
  const worst = hours.reduce((a, b) => (b.neglected > a.neglected ? b : a))
  return worst.neglected === 0 ? null : worst
}

const SHOWN = 20

function worstTickets(all: readonly Counted[], subjects: AuditFacts['subjects']): readonly WorstTicket[] {
  const seen = new Set<string>()
  return all
    .map(({ judged }) => judged)
    .filter(([, { neglected }]) => neglected)
    .sort(([, a], [, b]) => b.wait - a.wait)
    .filter(([{ conversationId }]) => !seen.has(conversationId) && seen.add(conversationId))
    .slice(0, SHOWN)
    .map(([{ conversationId }, { wait, neverAnswered }]) => ({
      ticketId: conversationId,
      subject: subjects.get(conversationId) ?? null,
      waitSeconds: Math.floor(wait / SECOND),
      neverAnswered,
    }))
}

/** One more person answers a few hundred turns a week: among more neglected than that, no such remedy shows. */
const REMEDY_AMONG = 20_000

/** Of the last whole week; of a record whose last weeks are answers only, of the last in which customers wrote. */
function digestPeriod(turns: readonly TurnAccount[], { timeZone, until }: AuditRules): DigestPeriod {
  const last = lastWholePeriod('weekly', timeZone, until)
  if (turnsWithin(turns, last).length > 0) return last
  return lastWholePeriod(
    'weekly',
    timeZone,
    turns.reduce((newest, { openedAt }) => Math.max(newest, openedAt), 0),
  )
}

function firstDigest(turns: readonly TurnAccount[], rules: AuditRules): Digest | null {
  const { since, until } = rules
  const period = digestPeriod(turns, rules)
  if (period.from < since) return null
  const within = turnsWithin(turns, period)
  const all = counted(judge(within, until))
  const judged = all.map((one) => one.judged)
  const neglected = judged.filter(([, neglect]) => neglect.neglected)
  return digestOf(
    period,
    {
      figures: countedFigures(within, all),
      tallies: all.map(({ tally }) => tally),
      neglected: neglected.length > REMEDY_AMONG ? [] : longestFirst(neglected),
      before: sharesOf(sumOf(judge(turnsWithin(turns, periodBefore(period)), until).map(tallyOf))),
      money: null,
      achieved: null,
    },
    until,
  )
}

function turnsWithin(turns: readonly TurnAccount[], { from, to }: DigestPeriod): readonly TurnAccount[] {
  return turns.filter(({ openedAt }) => openedAt >= from && openedAt < to)
}

function longestFirst(judged: readonly Judged[]): readonly Judged[] {
  return [...judged].sort(([, a], [, b]) => b.wait - a.wait)
}
