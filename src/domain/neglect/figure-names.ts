import type { Cause } from './cause.ts'
import type { Judged } from './judge.ts'
import { tallyOf, type Tally, type TurnMetric } from './tally.ts'

/** What of a turn makes it one of those that a figure counts. */
const counts = {
  turns: () => true,
  answered: ({ answered }) => answered > 0,
  met: ({ answered, answeredLate }) => answered > answeredLate,
  late: ({ answeredLate }) => answeredLate > 0,
  unanswered: ({ unanswered }) => unanswered > 0,
  neglected: ({ neglected }) => neglected > 0,
  never_answered: ({ neverAnswered }) => neverAnswered > 0,
  hidden: ({ hidden }) => hidden > 0,
  on_calendar: ({ neglectedOnCalendar }) => neglectedOnCalendar > 0,
  past_once: ({ pastOnce }) => pastOnce > 0,
  past_twice: ({ pastTwice }) => pastTwice > 0,
  past_four_times: ({ pastFourTimes }) => pastFourTimes > 0,
} as const satisfies Record<string, (tally: Tally) => boolean>

/** Figures that open down to their turns. */
export type FigureName = keyof typeof counts
export const figureNames = Object.keys(counts) as [FigureName, ...FigureName[]]

/** Figures that count turns that are neither neglected nor open, too. */
const alsoKept: ReadonlySet<FigureName> = new Set(['turns', 'answered', 'met', 'on_calendar'])

/** Whether all turns have to be looked at, not only those that are neglected or may still become so. */
export function countsKept(figure: FigureName): boolean {
  return alsoKept.has(figure)
}

/** Which part of a figure somebody looks at. */
export interface FigurePart {
  readonly figure: FigureName
  readonly cause: Cause | null
  readonly channelId: string | null
  /** Empty: it is not known. Null: any. */
  readonly language: string | null
  readonly metric: TurnMetric | null
  /** 0 to 167. */
  readonly localHour: number | null
}

/** Whether a turn is one of those that a figure, or the part of it, counts. */
export function countsFor(judged: Judged, part: FigurePart): boolean {
  const tally = tallyOf(judged)
  return (
    counts[part.figure](tally) &&
    (part.cause === null || tally.cause === part.cause) &&
    (part.channelId === null || tally.channelId === part.channelId) &&
    (part.language === null || tally.language === part.language) &&
    (part.metric === null || tally.metric === part.metric) &&
    (part.localHour === null || tally.localHour === part.localHour)
  )
}
