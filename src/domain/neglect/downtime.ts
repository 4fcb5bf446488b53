import type { Instant } from '../time/instant.ts'

/** A change of how a channel's line was, as it was recorded. */
export interface HealthChange {
  readonly channelId: string
  readonly at: Instant
  readonly failing: boolean
}

/** A stretch in which a channel could not fetch or receive; without an end it still cannot. */
export interface Downtime {
  readonly channelId: string
  readonly from: Instant
  readonly to: Instant
}

/** The stretches between a failure and the next sign of health. */
export function downtimesOf(changes: readonly HealthChange[]): readonly Downtime[] {
  const down = new Map<string, Instant>()
  const ended: Downtime[] = []
  for (const { channelId, at, failing } of [...changes].sort((a, b) => a.at - b.at)) {
    const from = down.get(channelId)
    if (failing && from === undefined) down.set(channelId, at)
    if (failing || from === undefined) continue
    ended.push({ channelId, from, to: at })
    down.delete(channelId)
  }
  return [...ended, ...[...down].map(([channelId, from]) => ({ channelId, from, to: Infinity }))]
}

/** Whether a message that occurred and was learnt at these instants waited at the door of a channel that was down. */
export function waitedAtDoor(
  downtimes: readonly Downtime[],
  channelId: string,
  occurredAt: Instant,
  ingestedAt: Instant,
): boolean {
  return downtimes.some((one) => one.channelId === channelId && one.from < ingestedAt && one.to > occurredAt)
}
