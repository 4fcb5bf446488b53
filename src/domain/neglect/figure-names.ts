import type { Cause } from './cause.ts'
import type { Judged } from './judge.ts'
import { tallyOf, type Counts } from './tally.ts'

/** Figures that open down to their turns, with what of a turn counts for each. */
export const figureNames = ['neglected', 'never_answered', 'hidden', 'past_twice', 'past_four_times'] as const
export type FigureName = (typeof figureNames)[number]

const counted: Readonly<Record<FigureName, keyof Counts>> = {
  neglected: 'neglected',
  never_answered: 'neverAnswered',
  hidden: 'hidden',
  past_twice: 'pastTwice',
  past_four_times: 'pastFourTimes',
}

/** Which part of a figure somebody looks at. */
export interface FigurePart {
  readonly figure: FigureName
  readonly cause: Cause | null
  readonly channelId: string | null
  readonly language: string | null
  /** 0 to 167. */
  readonly localHour: number | null
}

/** Whether a turn is one of those that a figure, or the part of it, counts. */
export function countsFor(judged: Judged, part: FigurePart): boolean {
  const tally = tallyOf(judged)
  return (
    tally[counted[part.figure]] > 0 &&
    (part.cause === null || tally.cause === part.cause) &&
    (part.channelId === null || tally.channelId === part.channelId) &&
    (part.language === null || tally.language === part.language) &&
    (part.localHour === null || tally.localHour === part.localHour)
  )
}
