import type { ChatPromise } from '../../domain/chat/frames.ts'
import type { Calendar } from '../../domain/calendar/compile-calendar.ts'
import { addOpenTime } from '../../domain/calendar/open-time.ts'
import { addWorkingDays } from '../../domain/calendar/working-days.ts'
import { promiseForTurn, type TurnPromise } from '../../domain/clock/promise-for-turn.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { formatInstant, SECOND, type Instant } from '../../domain/time/instant.ts'
import type { ChatDeps } from './chat-deps.ts'
import type { Door } from './door.ts'
import type { Line } from './line.ts'

/** What a brand has published: policies in their order, and calendars by slug. */
export interface Promises {
  readonly policies: readonly Policy[]
  readonly calendars: ReadonlyMap<string, Calendar>
}

export function loadPromises({ store }: ChatDeps, brandId: BrandId): Promise<Promises> {
  return store.transaction(async ({ setup }) => ({
    policies: await setup.policies(brandId),
    calendars: await setup.calendars(brandId),
  }))
}

/** By when a question that is asked now has its answer, as the channel's policy promises; null where it promises nothing. */
export async function promiseNow(door: Door, { channel, language }: Line): Promise<ChatPromise | null> {
  const { policies, calendars } = await door.promises.get(channel.brandId)
  const traits = {
    channel: channel.slug,
    kind: channel.kind,
    priority: 'normal',
    language: language?.split('-')[0] ?? null,
    segment: null,
    tags: [],
  }
  const promise = promiseForTurn(1, traits, policies, calendars)
  return promise && { by: formatInstant(dueAt(promise, door.now())) }
}

function dueAt({ target: { duration }, calendar }: TurnPromise, startedAt: Instant): Instant {
  return 'targetSeconds' in duration
    ? addOpenTime(calendar, startedAt, duration.targetSeconds * SECOND)
    : addWorkingDays(calendar, startedAt, duration.targetBusinessDays)
}
