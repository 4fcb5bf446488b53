import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { HOUR, type Instant } from '../../src/domain/time/instant.ts'
import type { NewTimer } from '../../src/domain/timer/timer.ts'

export const brandId = '01890000-0000-7000-8000-000000000001'
const policyId = '01890000-0000-7000-8000-0000000000aa'

/** An open clock as a message arms it, half of its time gone: it is due at that instant, and 100 % later once more. */
export function clockTimer(id: string, dueAt: Instant): NewTimer {
  return {
    brandId,
    conversationId: v7(),
    id,
    kind: 'clock',
    step: 1,
    stepNames: ['50%', 'due', '+100%'],
    stepAt: [dueAt - HOUR / 2, dueAt, dueAt + HOUR],
    startedAt: dueAt - HOUR,
    clock: {
      turnId: randomUUID(),
      metric: 'first_response',
      policyId,
      groups: [],
      policyVersion: 1,
      dueAt,
      breachedAt: null,
      pausedAt: null,
      remaining: null,
      history: false,
    },
  }
}
