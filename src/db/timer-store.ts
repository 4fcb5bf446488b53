import { CompiledQuery, type Transaction } from 'kysely'
import { armTimers } from '../timers/arm-timers.ts'
import type { Execute } from '../timers/execute.ts'
import { finishTimers } from '../timers/finish-timers.ts'
import { pauseTimers } from '../timers/pause-timers.ts'
import { resumeTimers } from '../timers/resume-timers.ts'
import { retargetTimers } from '../timers/retarget-timers.ts'
import { timersOf } from '../timers/timers-of.ts'
import type { TimerStore } from '../workflows/ports/timer-store.ts'
import { countRunning, runningClocks } from './running-clocks.ts'
import type { DB } from './schema.ts'

export function timerStore(trx: Transaction<DB>): TimerStore {
  const execute: Execute = (text, values) => trx.executeQuery(CompiledQuery.raw(text, [...values]))
  return {
    arm: (timers) => armTimers(execute, timers),
    ofConversations: (brandId, conversationIds, kind) =>
      timersOf(execute, brandId, conversationIds, { kind }),
    standing: (brandId, conversationId) => timersOf(execute, brandId, [conversationId], { lock: false }),
    runningClocks: (brandId, batch) => runningClocks(execute, brandId, batch),
    countRunning: (brandId, policyId) => countRunning(execute, brandId, policyId),
    finish: (timers) => finishTimers(execute, timers),
    pause: (pauses) => pauseTimers(execute, pauses),
    resume: (courses) => resumeTimers(execute, courses),
    retarget: (changes) => retargetTimers(execute, changes),
  }
}
