import type { ChatPromise } from '../../domain/chat/frames.ts'
import { addOpenTime } from '../../domain/calendar/open-time.ts'
import { addWorkingDays } from '../../domain/calendar/working-days.ts'
import { promiseForTurn, type TurnPromise } from '../../domain/clock/promise-for-turn.ts'
import { formatInstant, SECOND, type Instant } from '../../domain/time/instant.ts'
import type { Door } from './door.ts'
import type { Line } from './line.ts'

/** By when a question that is asked now has its answer, as the channel's policy promises; null where it promises nothing. */
export async function promiseNow({ deps }: Door, { channel, language }: Line): Promise<ChatPromise | null> {
  const { policies, calendars, now } = await deps.store.transaction(async (tx) => ({
    policies: await tx.setup.policies(channel.brandId),
    calendars: await tx.setup.calendars(channel.brandId),
    now: tx.now,
  }))
  const traits = {
    channel: channel.slug,
    kind: channel.kind,
    priority: 'normal',
    language: language?.split('-')[0] ?? null,
    segment: null,
    tags: [],
  }
  const promise = promiseForTurn(1, traits, policies, calendars)
  return promise && { by: formatInstant(dueAt(promise, now)) }
}

function dueAt({ target: { duration }, calendar }: TurnPromise, startedAt: Instant): Instant {
  return 'targetSeconds' in duration
    ? addOpenTime(calendar, startedAt, duration.targetSeconds * SECOND)
    : addWorkingDays(calendar, startedAt, duration.targetBusinessDays)
}
