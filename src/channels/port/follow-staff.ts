import { setTimeout as sleep } from 'node:timers/promises'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { Millis } from '../../domain/time/instant.ts'
import { ComeBackLater } from '../../workflows/ports/channel-adapter.ts'
import { backOff } from '../back-off.ts'
import type { ChannelLog } from '../channel-log.ts'
import type { RunningDoor } from './run-door.ts'
import { STAFF_EVERY, type Staff } from './staff.ts'

export interface FollowStaff {
  readonly channel: Channel
  readonly read: () => Promise<Staff>
  readonly keep: (staff: Staff) => Promise<void>
  readonly log: ChannelLog
  readonly pause?: Millis
}

/** Asks again and again who takes work there, no sooner than the helpdesk allows. That it fails stops nothing else: the rosters say who is there. */
export function followStaff({ channel, read, keep, log, pause = STAFF_EVERY }: FollowStaff): RunningDoor {
  const stopping = new AbortController()
  const { signal } = stopping
  const told = new Set<string>()
  const rest = (length: Millis) => sleep(length, undefined, { signal }).catch(() => undefined)

  async function ask(): Promise<void> {
    const staff = await read()
    for (const { message } of staff.missing)
      if (!told.has(message)) {
        told.add(message)
        log.info({ channel: channel.slug, problem: message }, 'a helpdesk does not tell all of its staff')
      }
    await keep(staff)
  }

  async function run(): Promise<void> {
    const failures = backOff({ signal })
    while (!signal.aborted)
      try {
        await ask()
        failures.reset()
        await rest(pause * (0.9 + Math.random() * 0.2))
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error)
        log.warn({ channel: channel.slug, problem }, 'who works in a helpdesk cannot be read; trying again')
        if (error instanceof ComeBackLater) await rest(error.after * (1 + Math.random() * 0.1))
        else await failures.wait()
      }
  }

  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
