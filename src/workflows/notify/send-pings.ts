import { isAwake } from '../../domain/dispatch/awake.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Person } from '../../domain/people/person.ts'
import { MINUTE, SECOND } from '../../domain/time/instant.ts'
import { NoticeRefused, type Notice, type Notifiers } from '../ports/notifier.ts'
import type { PingInContext } from '../ports/ping-store.ts'
import type { Deps, Transaction } from '../ports/store.ts'

/** Longer than any road takes; what a node that died had in hand is taken up by a later job, after this. */
const LEASE = 1.5 * MINUTE
const ATTEMPTS = 8

export type SendPingsDeps = Deps & { readonly notifiers: Notifiers }

/**
 * Sends what waits for the people of these pings, all that goes to one person by one road in one message. What is no longer
 * true is dropped. Throws at its end if a road failed, so that the queue tries again.
 */
export async function sendPings(
  deps: SendPingsDeps,
  brandId: BrandId,
  pingIds: readonly string[],
): Promise<void> {
  const notices = await deps.store.transaction((tx) => prepare(deps, tx, brandId, pingIds))
  const failures: unknown[] = []
  for (const notice of notices)
    await send(deps, brandId, notice).catch((error: unknown) => failures.push(error))
  if (failures.length > 0)
    throw new AggregateError(
      failures,
      `${failures.length} messages could not be sent: ${String(failures[0])}`,
    )
}

async function prepare(
  deps: SendPingsDeps,
  tx: Transaction,
  brandId: BrandId,
  pingIds: readonly string[],
): Promise<readonly Notice[]> {
  const heldUntil = await tx.pings.heldUntil(brandId, pingIds)
  if (heldUntil !== null)
    await tx.jobs.add('send-pings', { brand_id: brandId, ping_ids: [...pingIds] }, heldUntil + SECOND)
  const leased = await tx.pings.lease(brandId, pingIds, tx.now + LEASE)
  const brand = await tx.setup.brand(brandId)
  const stopped = brand?.outboundStoppedAt != null
  const persons = await tx.people.persons([...new Set(leased.map(({ personId }) => personId))])
  const standing = leased.filter((ping) => ping.stands && !stopped && mayHear(ping, persons, tx.now))
  await tx.pings.drop(
    brandId,
    leased.filter((ping) => !standing.includes(ping)).map(({ id }) => id),
  )
  const groups = groupBy(standing, ({ personId, via, kind }) => `${personId} ${via} ${kind}`)
  return [...groups.values()].flatMap((pings) => {
    const person = persons.find(({ id }) => id === pings[0]!.personId)
    return person ? [{ id: deps.newId(), person, pings, now: tx.now }] : []
  })
}

/** An offer that lay in the queue while its person went to bed or away is not sent any more. */
function mayHear({ kind, personId }: PingInContext, persons: readonly Person[], now: number): boolean {
  const person = persons.find(({ id }) => id === personId)
  if (kind !== 'offer' || !person) return person !== undefined
  if (person.awayUntil !== null && person.awayUntil > now) return false
  return person.asksAtNight || isAwake(person, now)
}

async function send(deps: SendPingsDeps, brandId: BrandId, notice: Notice): Promise<void> {
  const ids = notice.pings.map(({ id }) => id)
  const notifier = deps.notifiers[notice.pings[0]!.via] ?? deps.notifiers.email
  try {
    if (!notifier) throw new NoticeRefused('no road to people is set up')
    const receipt = await notifier.send(notice)
    await deps.store.transaction((tx) => settle(tx, brandId, notice, receipt))
  } catch (error) {
    const final = error instanceof NoticeRefused || notice.pings.some(({ attempts }) => attempts >= ATTEMPTS)
    await deps.store.transaction((tx) => tx.pings.setFailed(brandId, ids, String(error), final))
    if (!final) throw error
  }
}

async function settle(
  tx: Transaction,
  brandId: BrandId,
  notice: Notice,
  receipt: Readonly<Record<string, string>>,
): Promise<void> {
  const ids = notice.pings.map(({ id }) => id)
  await tx.pings.setSent(brandId, ids, notice.id, receipt)
  await tx.events.append(notice.pings.flatMap((ping) => deliveredEvent(brandId, ping, tx.now)))
}

function deliveredEvent(
  brandId: BrandId,
  { offerId, personId, via, conversationId }: PingInContext,
  now: number,
) {
  if (offerId === null) return []
  const payload = { offer_id: offerId, person_id: personId, via }
  return [{ type: 'offer.delivered' as const, brandId, subject: conversationId, occurredAt: now, payload }]
}
