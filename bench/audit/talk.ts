import type { Instant } from '../../src/domain/time/instant.ts'

/** What the process with the fake is told. */
export interface Asked {
  readonly tickets: number
  readonly startedAt: Instant
  /** How many times faster its clock runs than ours. */
  readonly speed: number
}

export interface Said {
  readonly url: string
}
