import type { ChannelKind } from '../conversation/channel.ts'
import { MINUTE, SECOND, type Instant, type Millis } from '../time/instant.ts'

/** How fast somebody works, by kind of channel: an assumption, stated beside everything that rests on it. */
export interface Pace {
  /** From taking a turn to its answer. */
  readonly answersAfter: Readonly<Record<ChannelKind, Millis>>
  /** From taking a turn to being free for the next. */
  readonly busyFor: Readonly<Record<ChannelKind, Millis>>
}

/** The slower of two plausible people. */
export const unhurried: Pace = {
  answersAfter: {
    email: 9 * MINUTE,
    social: 6 * MINUTE,
    helpdesk: 9 * MINUTE,
    chat: 25 * SECOND,
    phone: 20 * SECOND,
  },
  busyFor: {
    email: 9 * MINUTE,
    social: 6 * MINUTE,
    helpdesk: 9 * MINUTE,
    chat: 6 * MINUTE,
    phone: 8 * MINUTE,
  },
}

/** The quicker of two plausible people. */
export const brisk: Pace = {
  answersAfter: {
    email: 4 * MINUTE,
    social: 3 * MINUTE,
    helpdesk: 4 * MINUTE,
    chat: 15 * SECOND,
    phone: 10 * SECOND,
  },
  busyFor: {
    email: 4 * MINUTE,
    social: 3 * MINUTE,
    helpdesk: 4 * MINUTE,
    chat: 3 * MINUTE,
    phone: 4 * MINUTE,
  },
}

export interface WaitingTurn {
  readonly openedAt: Instant
  readonly target: Millis
  readonly channelKind: ChannelKind
}

/** How many of these turns, in the order in which they began, one more person would have answered in time, one after the other. */
export function savedByOneMore(turns: Iterable<WaitingTurn>, pace: Pace): number {
  let freeAt = -Infinity
  let saved = 0
  for (const { openedAt, target, channelKind } of turns) {
    const takenAt = Math.max(openedAt, freeAt)
    if (takenAt + pace.answersAfter[channelKind] > openedAt + target) continue
    freeAt = takenAt + pace.busyFor[channelKind]
    saved += 1
  }
  return saved
}
