import type { Timer } from '../domain/timer/timer.ts'

export type TimerKey = Pick<Timer, 'brandId' | 'conversationId' | 'id'>

/** A timer as its reader saw it: a change that was decided on an older version is refused. */
export type SeenTimer = Pick<Timer, 'brandId' | 'conversationId' | 'id' | 'version'>
