import { finishClock } from '../../domain/clock/finish-clock.ts'
import type { Clock } from '../../domain/clock/clock.ts'
import { causeOfPause, causeOfResume } from '../../domain/clock/pause-causes.ts'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { Cause } from '../../domain/conversation/halt.ts'
import type { NewEvent } from '../../domain/event/event.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Retarget } from '../ports/timer-store.ts'
import type { Transaction } from '../ports/store.ts'
import type { ClockChanges, VersionedDecision } from './change-clocks.ts'
import { armedEvent, finishedEvents, pausedEvent, resumedEvent, retargetedEvents } from './clock-events.ts'
import { clockOfTimer, timerOf } from './clock-record.ts'
import { earliest } from './earliest.ts'

/** Carries out what was decided about clocks, in as few statements as there are kinds of change, and tells it. */
export async function applyClocks(
  tx: Transaction,
  channel: Pick<Channel, 'brandId'>,
  decisions: readonly VersionedDecision[],
  cause: Cause,
): Promise<ClockChanges> {
  if (decisions.length === 0) return { events: [], wakeAt: null }
  const taken = await takeOut(tx, channel, decisions)
  await tx.timers.pause(decisions.filter(isPaused).map((one) => pauseOf(channel, one)))
  await tx.timers.resume(decisions.filter(isResumed).map((one) => courseOf(channel, one)))
  await tx.timers.retarget(decisions.filter(keepsTimer).map((one) => courseOf(channel, one)))
  await tx.timers.arm(decisions.filter(needsTimer).map(({ change }) => timerOf(channel, change.clock)))
  return {
    events: decisions.flatMap((one) => eventsOf(tx, channel, one, taken, cause)),
    wakeAt: earliest(decisions.map(({ change }) => nextStepOf(change))),
  }
}

/** Timers whose clock has ended, or begins anew; what they had missed by then is recorded on the way out. */
async function takeOut(
  tx: Transaction,
  { brandId }: Pick<Channel, 'brandId'>,
  decisions: readonly VersionedDecision[],
): Promise<ReadonlyMap<string, Clock>> {
  const leaving = decisions.flatMap(({ known, change, ...rest }) => {
    if (!known || known.ended !== null) return []
    const at = change.type === 'ended' && !change.moved ? change.end.at : null
    const rearmed = change.type === 'retargeted' && !keepsTimer({ known, change, ...rest })
    if (change.type !== 'ended' && !rearmed) return []
    return [{ brandId, conversationId: known.conversationId, id: known.id, at }]
  })
  const timers = await tx.timers.finish(leaving)
  return new Map(timers.flatMap((timer) => [[timer.id, clockOfTimer(timer)!] as const]))
}

function isPaused({ change }: VersionedDecision): boolean {
  return change.type === 'paused'
}

function isResumed({ change }: VersionedDecision): boolean {
  return change.type === 'resumed'
}

/** The engine moves a timer in place as long as nothing has to fire again and it goes on as it was, running or not. */
function keepsTimer({ known, change }: VersionedDecision): boolean {
  if (change.type !== 'retargeted' || !known) return false
  const { clock, rewound } = change
  const samePast = known.steps
    .slice(0, known.stepsFired)
    .every(({ name }, index) => clock.steps[index]?.name === name)
  return rewound.length === 0 && known.pausedAt === clock.pausedAt && samePast
}

function needsTimer(decision: VersionedDecision): boolean {
  const { change } = decision
  switch (change.type) {
    case 'begun':
      return change.end === null
    case 'revived':
      return true
    case 'retargeted':
      return !keepsTimer(decision)
    default:
      return false
  }
}

function pauseOf(
  { brandId }: Pick<Channel, 'brandId'>,
  { change: { clock }, timerVersion }: VersionedDecision,
) {
  const { id, conversationId, pausedAt, remaining } = clock
  return { brandId, conversationId, id, version: timerVersion!, at: pausedAt!, remaining: remaining! }
}

function courseOf(
  { brandId }: Pick<Channel, 'brandId'>,
  { change: { clock }, timerVersion }: VersionedDecision,
): Retarget {
  return {
    brandId,
    conversationId: clock.conversationId,
    id: clock.id,
    version: timerVersion!,
    stepAt: clock.steps.map(({ at }) => at),
    stepNames: clock.steps.map(({ name }) => name),
    startedAt: clock.startedAt,
    dueAt: clock.pausedAt === null ? clock.dueAt : null,
    remaining: clock.remaining,
    policy: { id: clock.policyId, version: clock.policyVersion },
  }
}

function nextStepOf(change: VersionedDecision['change']): Instant | null {
  if (change.type === 'ended' || change.type === 'corrected') return null
  if (change.type === 'begun' && change.end !== null) return null
  const { pausedAt, steps, stepsFired } = change.clock
  return pausedAt === null ? (steps[stepsFired]?.at ?? null) : null
}

function eventsOf(
  tx: Transaction,
  { brandId }: Pick<Channel, 'brandId'>,
  decision: VersionedDecision,
  taken: ReadonlyMap<string, Clock>,
  reason: Cause,
): readonly NewEvent[] {
  const { change, promise, span, halts } = decision
  const { clock } = change
  switch (change.type) {
    case 'begun': {
      const armed = armedEvent(brandId, clock)
      if (change.end === null) return [armed]
      const verdict = finishClock(clock, change.end)
      return [armed, ...finishedEvents(brandId, clock, change.end, verdict, 'clock.finished')]
    }
    case 'ended': {
      const stood = taken.get(clock.id)
      const last = stood ? { ...clock, stepsFired: stood.stepsFired, breachedAt: stood.breachedAt } : clock
      return finishedEvents(brandId, last, change.end, finishClock(last, change.end), 'clock.finished')
    }
    case 'corrected':
      return finishedEvents(brandId, clock, change.end, finishClock(clock, change.end), 'clock.corrected')
    case 'revived': // what it takes back was void with its end
      return retargetedEvents(brandId, clock, [], tx.now, reason)
    case 'retargeted':
      return retargetedEvents(brandId, clock, change.rewound, tx.now, reason)
    case 'paused':
      return [pausedEvent(brandId, clock, causeOfPause(promise!.target, span!, halts, clock.pausedAt!))]
    case 'resumed': {
      const resumed = causeOfResume(promise!.target, span!, halts)
      return [resumedEvent(brandId, clock, resumed?.at ?? tx.now, resumed?.cause ?? reason)]
    }
    default:
      return change satisfies never
  }
}
