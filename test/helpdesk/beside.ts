import type { Door } from '../../src/channels/port/adapter.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import type { ChannelId, PersonId } from '../../src/domain/ids.ts'
import type { Instant } from '../../src/domain/time/instant.ts'
import type { HttpDoors } from '../../src/http/deps.ts'
import { testDoors } from '../support/doors.ts'
import type { House } from '../support/house.ts'

/** A helpdesk that Sundial stands beside. */
export interface Beside {
  readonly channel: Channel
  readonly doors: HttpDoors
  readonly door: Door
}

/** Connects a helpdesk at that address, as its channel. */
export async function standBeside(
  house: House,
  {
    adapter,
    url,
    mode = 'dispatch',
    variables,
    connectedAt,
    ...more
  }: {
    readonly adapter: 'zendesk' | 'intercom' | 'chatwoot'
    readonly url: string
    readonly mode?: Channel['mode']
    /** Its token, and what its calls are signed with. */
    readonly variables: Readonly<Record<string, string>>
    readonly connectedAt: Instant
    readonly [setting: string]: unknown
  },
): Promise<Beside> {
  const settings = { url, history_days: 0, ...more }
  const channel: Channel = {
    ...(await house.channel('demo-posts')),
    id: house.deps.newId() as ChannelId,
    slug: adapter,
    kind: 'helpdesk',
    adapter,
    mode,
    settings,
    connectedAt,
  }
  await house.pool.query(
    `insert into channel (brand_id, id, slug, name, kind, adapter, mode, settings, connected_at)
     values ($1, $2, $3, $3, 'helpdesk', $3, $4, $5, $6)`,
    [channel.brandId, channel.id, adapter, mode, settings, new Date(connectedAt)],
  )
  house.cache.clear()
  const doors = testDoors(house, { variables, trusted: new Set([new URL(url).origin]) })
  const opened = doors.of(channel)
  if (!opened.ok) throw new Error(opened.problem)
  return { channel, doors, door: opened.door }
}

/** The helpdesk calls our webhook. */
export async function callUs(
  { channel, doors, door }: Beside,
  { body, headers }: { readonly body: string; readonly headers: Readonly<Record<string, string>> },
  now: Instant,
): Promise<void> {
  const answer = await door.receive!({
    method: 'POST',
    url: '',
    query: new URLSearchParams(),
    header: (name) => headers[name],
    rawBody: Buffer.from(body),
    now,
  })
  await doors.take(channel, answer.arrivals ?? [])
}

/** Looks what there is that no call has told, to its end. Answers where the next look begins. */
export async function lookThere({ channel, doors, door }: Beside, position: unknown): Promise<unknown> {
  for (;;) {
    const pulled = await door.pull!(position, new AbortController().signal)
    await doors.take(channel, pulled.arrivals)
    if (pulled.more !== true) return pulled.position
    position = pulled.position
  }
}

/** A colleague of the house by their short name. */
export async function colleague(
  house: House,
  slug: string,
): Promise<{ readonly id: PersonId; readonly email: string }> {
  const { id, email } = await house.db
    .selectFrom('person')
    .select(['id', 'email'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return { id: id as PersonId, email }
}
