import type { z } from 'zod'
import { share, type Shares } from '../../../domain/neglect/breakdowns.ts'
import type { NeglectFigures } from '../../../domain/neglect/figures.ts'
import type { Judged } from '../../../domain/neglect/judge.ts'
import { SECOND, formatInstant } from '../../../domain/time/instant.ts'
import type { figures, figureTurn } from './schema.ts'

type Presented = Omit<z.output<typeof figures>, 'brand_id' | 'from' | 'to' | 'complete_until'>

const seconds = (length: number | null) => (length === null ? null : length / SECOND)
const shares = ({ index, turns, neglected }: Shares) => ({ index, turns, neglected })

/** Of very many turns these are read from a sample of customers, and waits from buckets; everything else is counted. */
const estimatedFigures = ['customers', 'people', 'median_seconds', 'p90_seconds']

export function presentFigures(found: NeglectFigures): Presented {
  return {
    ...shares(found),
    customers: found.customers,
    people: found.people,
    never_answered: found.neverAnswered,
    hidden: found.hidden,
    calendar_index: found.calendarIndex,
    reached: { ...found.reached, share: share(found.reached.part, found.reached.of) },
    past_ended_seconds: found.pastEnded / SECOND,
    past_open_seconds: found.pastOpen / SECOND,
    past_once: found.pastTimes.one,
    past_twice: found.pastTimes.two,
    past_four_times: found.pastTimes.four,
    median_seconds: seconds(found.medianWait),
    p90_seconds: seconds(found.p90Wait),
    by_metric: found.byMetric.map((one) => ({
      metric: one.metric,
      ...shares(one),
      met: one.met,
      late: one.late,
      unanswered: one.unanswered,
      median_seconds: seconds(one.medianWait),
      p90_seconds: seconds(one.p90Wait),
    })),
    by_channel: found.byChannel.map((one) => ({
      channel_id: one.channelId,
      name: one.channelName,
      kind: one.channelKind,
      ...shares(one),
    })),
    by_language: found.byLanguage.map((one) => ({ language: one.language, ...shares(one) })),
    causes: found.causes.map(({ cause, count }) => ({ cause, count })),
    by_local_hour: found.byLocalHour.map((day) => [...day]),
    estimated: found.estimated,
    estimates: found.estimated ? estimatedFigures : [],
  }
}

export function presentTurn([turn, neglect]: Judged): z.output<typeof figureTurn> {
  return {
    turn_id: turn.turnId,
    conversation_id: turn.conversationId,
    customer_name: turn.customerName,
    channel_id: turn.channelId,
    channel_kind: turn.channelKind,
    language: turn.language,
    opened_at: formatInstant(turn.openedAt),
    ended_at: turn.endedAt === null ? null : formatInstant(turn.endedAt),
    outcome: turn.outcome,
    target_seconds: turn.target! / SECOND,
    wait_seconds: neglect.wait / SECOND,
    past_seconds: neglect.past / SECOND,
    cause: turn.cause,
  }
}
