import { setTimeout as sleep } from 'node:timers/promises'
import type { Doors } from '../channels/port/doors.ts'
import { followStaff } from '../channels/port/follow-staff.ts'
import { runDoor, type RunningDoor } from '../channels/port/run-door.ts'
import { STAFF_EVERY } from '../channels/port/staff.ts'
import { takeArrivals } from '../channels/port/take-arrivals.ts'
import type { MailDeps } from '../channels/email/receive-mail.ts'
import { channelPositions } from '../db/channel-positions.ts'
import { channelOf } from '../db/setup-store.ts'
import type { Channel } from '../domain/conversation/channel.ts'
import { SECOND } from '../domain/time/instant.ts'
import { reportHealth, type DoorHealth } from '../workflows/channels/report-health.ts'
import { recordSeats } from '../workflows/people/record-seats.ts'
import { holdLease, type Lease } from './hold-lease.ts'
import type { Log } from './log.ts'
import type { OpenDatabase } from './open-database.ts'

export interface OpenDoors {
  close(): Promise<void>
}

const LOOK_EVERY = 5 * SECOND
/** What a helpdesk tells of its staff outlives so many looks that fail. */
const BELIEVED = 5
const BEAT_EVERY = 30 * SECOND

/** Runs the door of each channel that has to be asked or watched, on one node at a time, and follows what is set up and changed meanwhile. */
export async function keepDoorsOpen(
  deps: MailDeps,
  doors: Doors,
  database: OpenDatabase,
  log: Log,
): Promise<OpenDoors> {
  const ending = new AbortController()
  const running = new Map<string, { readonly fingerprint: string; readonly lease: Lease }>()
  const positions = channelPositions(database.db)

  const report = (channel: Channel, part: string, told: DoorHealth) => {
    const health = told.state === 'failing' ? { ...told, problem: doors.hide(told.problem) } : told
    reportHealth(deps, { channel, part, health }).catch((error: unknown) =>
      log.warn({ err: error }, 'the health of a channel could not be recorded'),
    )
  }

  async function look(): Promise<void> {
    const channels = await channelsOf(database)
    const wanted = new Map(channels.map((channel) => [channel.id as string, channel]))
    for (const [id, { fingerprint, lease }] of running) {
      const channel = wanted.get(id)
      if (channel && fingerprintOf(channel) === fingerprint) continue
      running.delete(id)
      await lease.release()
    }
    for (const channel of wanted.values()) if (!running.has(channel.id)) start(channel)
  }

  function start(channel: Channel): void {
    const opened = doors.of(channel)
    if (!opened.ok) {
      report(channel, '', { state: 'failing', problem: opened.problem })
      return
    }
    const { door } = opened
    if (!door.pull && !door.watch) return
    const heard = new Map<string, { state: string; at: number }>()
    const onHealth = (part: string, health: DoorHealth) => {
      const before = heard.get(part)
      if (
        health.state === 'watching' &&
        before?.state === 'watching' &&
        performance.now() - before.at < BEAT_EVERY
      )
        return
      heard.set(part, { state: health.state, at: performance.now() })
      report(channel, part, health)
    }
    const work = () =>
      together([
        runDoor({
          channel,
          door,
          positions,
          take: (arrivals) => takeArrivals(deps, channel, arrivals),
          onHealth,
          log,
        }),
        ...(door.staff
          ? [
              followStaff({
                channel,
                read: () => door.staff!(),
                keep: ({ people }) =>
                  recordSeats(deps, { channel, seats: people, believedFor: BELIEVED * STAFF_EVERY }),
                log,
              }),
            ]
          : []),
      ])
    running.set(channel.id, {
      fingerprint: fingerprintOf(channel),
      lease: holdLease(database.url, `channel ${channel.id}`, work, log),
    })
  }

  async function keepLooking(): Promise<void> {
    while (!ending.signal.aborted) {
      await sleep(LOOK_EVERY, undefined, { signal: ending.signal }).catch(() => undefined)
      await look().catch((error: unknown) => log.warn({ err: error }, 'the channels could not be read'))
    }
  }

  await look()
  const looking = keepLooking()
  return {
    async close() {
      ending.abort()
      await looking
      await Promise.all([...running.values()].map(({ lease }) => lease.release()))
    },
  }
}

function together(running: readonly RunningDoor[]): RunningDoor {
  return {
    async stop() {
      await Promise.all(running.map((one) => one.stop()))
    },
  }
}

function fingerprintOf({ adapter, address, settings, connectedAt }: Channel): string {
  return JSON.stringify([adapter, address, settings, connectedAt])
}

async function channelsOf({ db }: OpenDatabase): Promise<readonly Channel[]> {
  const rows = await db.selectFrom('channel').selectAll().where('removed_at', 'is', null).execute()
  return rows.map(channelOf)
}
