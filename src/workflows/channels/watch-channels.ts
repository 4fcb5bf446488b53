import { roadsTo } from '../../domain/dispatch/roads.ts'
import { judgeSilence, type Alarm } from '../../domain/conversation/judge-silence.ts'
import type { NewEvent } from '../../domain/event/event.ts'
import type { BrandId } from '../../domain/ids.ts'
import { DAY, formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { ChannelPulse } from '../ports/pulse-store.ts'
import type { Deps, Transaction } from '../ports/store.ts'

const WEEK = 7 * DAY
const WEEKS = 4

/** Looks at every channel's line: an alarm begins and ends once, as a fact of the log. Answers how many begin. A channel that cannot be looked at does not keep the others from it. */
export async function watchChannels(deps: Pick<Deps, 'store' | 'newId'>): Promise<number> {
  const pulses = await deps.store.transaction((tx) => tx.pulses.all())
  const failures: unknown[] = []
  let begun = 0
  for (const pulse of pulses) {
    try {
      if (await deps.store.transaction((tx) => watchChannel(deps, tx, pulse))) begun += 1
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} channels could not be watched`)
  return begun
}

async function watchChannel(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  pulse: ChannelPulse,
): Promise<boolean> {
  const { brandId, channelId, heartbeatAt, failing, alarm } = pulse
  const quietSince = (await tx.pulses.lastTurn(brandId, channelId, tx.now - WEEK)) ?? tx.now - DAY
  const found = judgeSilence(
    {
      heartbeatAt,
      failingSince: failing?.since ?? null,
      quietSince,
      earlier: await earlierWeeks(tx, pulse, quietSince),
    },
    tx.now,
  )
  if (found?.kind === alarm?.kind) return false
  await tx.pulses.setAlarm(brandId, channelId, found)
  const fact = { brandId, subject: channelId, occurredAt: tx.now }
  const events: NewEvent[] = []
  if (alarm) events.push({ ...fact, type: 'channel.recovered', payload: told(alarm) })
  if (found) {
    const { expected } = found
    const problem = found.kind === 'down' ? (failing?.problem ?? null) : null
    events.push({ ...fact, type: 'channel.alarm', payload: { ...told(found), problem, expected } })
  }
  await tx.events.append(events)
  if (found) await tellLeads(deps, tx, brandId)
  return found !== null
}

function told({ kind, since }: { readonly kind: Alarm; readonly since: Instant }) {
  return { alarm: kind, since: formatInstant(since) }
}

/** Whoever looks after the brand's doors hears of it by the road of their choice. */
async function tellLeads(deps: Pick<Deps, 'newId'>, tx: Transaction, brandId: BrandId): Promise<void> {
  const people = [
    ...(await tx.people.ofBrand(brandId, 'lead')),
    ...(await tx.people.ofBrand(brandId, 'administrator')),
  ]
  const there = [...new Map(people.map((person) => [person.id, person])).values()].filter(
    ({ awayUntil }) => awayUntil === null || awayUntil <= tx.now,
  )
  const pings = there.flatMap((person) =>
    roadsTo(person, 'email', 'news', tx.now).map((via) => ({
      id: deps.newId(),
      personId: person.id,
      kind: 'channel' as const,
      conversationId: null,
      offerId: null,
      eventId: null,
      via,
    })),
  )
  const queued = await tx.pings.add(brandId, pings)
  if (queued.length > 0) await tx.jobs.add('send-pings', { brand_id: brandId, ping_ids: [...queued] })
}

/** How many came in the same stretch of each of the last four weeks in which the channel was connected. */
async function earlierWeeks(
  tx: Transaction,
  { brandId, channelId, connectedAt }: ChannelPulse,
  quietSince: Instant,
): Promise<readonly number[]> {
  const counts: number[] = []
  for (let week = 1; week <= WEEKS; week += 1) {
    const from = quietSince - week * WEEK
    if (from < connectedAt) break
    counts.push(await tx.pulses.turnsBetween(brandId, channelId, from, tx.now - week * WEEK))
  }
  return counts
}
