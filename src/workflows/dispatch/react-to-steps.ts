import type { RecordedEvent } from '../../domain/event/event.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { BrandId, ClaimId, ConversationId, DispatchId, OfferId } from '../../domain/ids.ts'
import { endSnooze } from '../conversations/wake-conversation.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Deps } from '../ports/store.ts'
import { expireOffers } from './expire-offers.ts'
import { lapseClaim } from './lapse-claim.ts'
import { reactToStep } from './react-to-step.ts'
import { runWave } from './run-wave.ts'

/**
 * What follows from timers that fired. One that cannot be followed does not hold up the others; the job then fails at its
 * end and runs again, which is harmless for those that were.
 */
export async function reactToSteps(deps: Deps, eventIds: readonly number[]): Promise<void> {
  if (eventIds.length === 1) await reactAtOnce(deps, eventIds)
  else await reactToEach(deps, eventIds)
}

/** Most timers fire alone: what follows from it and the word that it did are one transaction. */
async function reactAtOnce(deps: Deps, eventIds: readonly number[]): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const within: Deps = { ...deps, store: { transaction: (work) => work(tx) }, wakeTimers: () => undefined }
    const events = await tx.events.byIds(eventIds)
    for (const { react } of reactionsTo(within, events)) await react()
    await tx.events.acknowledge(events.map(({ id }) => id))
  })
}

async function reactToEach(deps: Deps, eventIds: readonly number[]): Promise<void> {
  const events = await deps.store.transaction((tx) => tx.events.byIds(eventIds))
  const failures: unknown[] = []
  const followed: number[] = []
  for (const { to, react } of reactionsTo(deps, events))
    await react().then(
      () => followed.push(...to.map(({ id }) => id)),
      (error: unknown) => failures.push(error),
    )
  if (followed.length > 0) await deps.store.transaction((tx) => tx.events.acknowledge(followed))
  if (failures.length > 0)
    throw new AggregateError(
      failures,
      `${failures.length} of ${events.length} fired timers could not be followed: ${String(failures[0])}`,
    )
}

interface Reaction {
  readonly to: readonly RecordedEvent[]
  readonly react: () => Promise<void>
}

function reactionsTo(deps: Deps, events: readonly RecordedEvent[]): readonly Reaction[] {
  const offers = events.filter((event) => event.type === 'offer.due')
  const waves = [...groupBy(offers, (event) => event.subject).values()]
  return [
    ...waves.map((wave): Reaction => {
      const ids = wave.map((event) => event.payload.timer_id as OfferId)
      return { to: wave, react: () => expireOffers(deps, wave[0]!.brandId as BrandId, ids) }
    }),
    ...events
      .filter((event) => event.type !== 'offer.due')
      .map((event): Reaction => ({ to: [event], react: reactionTo(deps, event) ?? nothing })),
  ]
}

const nothing = (): Promise<void> => Promise.resolve()

function reactionTo(deps: Deps, event: RecordedEvent): Reaction['react'] | null {
  const brandId = event.brandId as BrandId
  switch (event.type) {
    case 'clock.step':
    case 'breach.detected':
      return event.payload.last ? () => reactToStep(deps, event) : null
    case 'lease.due':
      return () => lapseClaim(deps, brandId, event.payload.timer_id as ClaimId)
    case 'dispatch.due':
      return () => runWave(deps, brandId, event.payload.timer_id as DispatchId)
    case 'snooze.due':
      return () =>
        endSnooze(deps, { brandId, conversationId: event.subject as ConversationId }).then(() => undefined)
    default:
      return null
  }
}
