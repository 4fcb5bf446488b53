import type { Channel } from '../../domain/conversation/channel.ts'
import { SECOND, type Millis } from '../../domain/time/instant.ts'
import type { DoorHealth } from '../../workflows/channels/report-health.ts'
import type { ChannelPositions } from '../../workflows/ports/channel-position.ts'
import { ComeBackLater } from '../../workflows/ports/channel-adapter.ts'
import { backOff } from '../back-off.ts'
import type { ChannelLog } from '../channel-log.ts'
import type { Door } from './adapter.ts'
import type { Arrival } from './arrival.ts'

export interface RunDoor {
  readonly channel: Channel
  readonly door: Door
  readonly positions: ChannelPositions
  readonly take: (arrivals: readonly Arrival[]) => Promise<void>
  /** Hears how the line is, each time it is known; '' is the line as a whole. */
  readonly onHealth: (part: string, health: DoorHealth) => void
  readonly log: ChannelLog
  /** Milliseconds; a test may be quicker. */
  readonly pause?: Millis
}

export interface RunningDoor {
  /** Resolves when nothing of it is under way any more. */
  stop(): Promise<void>
}

const PAUSE = 5 * SECOND
const CURSOR = 'cursor'

/** Pulls or watches for as long as it runs: from the kept position on, with pauses between attempts that grow, no sooner than the platform allows. */
export function runDoor({
  channel,
  door,
  positions,
  take,
  onHealth,
  log,
  pause = PAUSE,
}: RunDoor): RunningDoor {
  const stopping = new AbortController()
  const { signal } = stopping

  async function again(attempt: () => Promise<Millis>): Promise<void> {
    const failures = backOff({ signal })
    while (!signal.aborted) {
      try {
        const rest = await attempt()
        failures.reset()
        await sleep(rest * (0.9 + Math.random() * 0.2), signal)
      } catch (error) {
        if (isStopped(signal)) return
        const problem = error instanceof Error ? error.message : String(error)
        log.warn({ channel: channel.slug, problem }, 'a channel cannot be read; trying again')
        onHealth('', { state: 'failing', problem })
        if (error instanceof ComeBackLater) await sleep(error.after * (1 + Math.random() * 0.1), signal)
        else await failures.wait()
      }
    }
  }

  const pull = async (): Promise<Millis> => {
    const before = await positions.read(channel.id, CURSOR)
    const pulled = await door.pull!(before, signal)
    if (pulled.arrivals.length > 0) await take(pulled.arrivals)
    if (JSON.stringify(pulled.position) !== JSON.stringify(before))
      await positions.save(channel.id, CURSOR, pulled.position)
    onHealth('', { state: 'watching' })
    return pulled.more ? 0 : (pulled.pause ?? pause)
  }

  const watch = async (): Promise<Millis> => {
    await door.watch!(
      {
        take,
        alive: (part = '') => onHealth(part, { state: 'watching' }),
        failing: (problem, part = '') => onHealth(part, { state: 'failing', problem }),
        readPosition: (part) => positions.read(channel.id, part),
        savePosition: (part, position) => positions.save(channel.id, part, position),
      },
      signal,
    )
    return SECOND
  }

  const running = [...(door.pull ? [again(pull)] : []), ...(door.watch ? [again(watch)] : [])]
  return {
    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

/** Asked through a function, for the compiler thinks that it cannot have changed. */
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted
}

function sleep(length: Millis, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || length === 0) {
      resolve()
      return
    }
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, length)
    signal.addEventListener('abort', done)
  })
}
