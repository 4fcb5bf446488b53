/** What a customer had to do in one conversation. */
export interface EffortFacts {
  /** Messages that they wrote. */
  readonly contacts: number
  /** People of ours who wrote to them. */
  readonly people: number
  /** Answers of a bot before the first of a human. */
  readonly steps: number
}

/**
 * Effort without a survey, in points, 0 where one message had one answer of one person: a point for each further message and
 * for each step before a human, two for each further person, who had to be told again.
 */
export function effortPoints({ contacts, people, steps }: EffortFacts): number {
  return Math.max(0, contacts - 1) + 2 * Math.max(0, people - 1) + steps
}
