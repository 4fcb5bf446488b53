import { DAY, HOUR, type Millis } from '../../domain/time/instant.ts'

/** When sessions end by themselves. */
export interface SessionRules {
  /** After signing in, whatever is done meanwhile. */
  readonly lasts: Millis
  /** Without a request, for whoever is more than an expert anywhere. An open page asks, and so does a heartbeat of presence. */
  readonly idle: Millis
  /** The same for those who are experts and nothing else: they are asked at any hour, and sleep in between. */
  readonly expertIdle: Millis
}

export const usualSessionRules: SessionRules = { lasts: 14 * DAY, idle: 12 * HOUR, expertIdle: 7 * DAY }
