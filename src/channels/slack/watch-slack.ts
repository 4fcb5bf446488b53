import { SocketModeClient } from '@slack/socket-mode'
import { LogLevel, type WebClientOptions } from '@slack/web-api'
import type { Agent } from 'undici'
import { MINUTE } from '../../domain/time/instant.ts'
import type { ChannelLog } from '../channel-log.ts'
import type { Watching } from '../port/adapter.ts'
import type { Arrival } from '../port/arrival.ts'

interface WatchSlack {
  readonly appToken: string
  readonly clientOptions: WebClientOptions
  readonly arrivalsOf: (body: unknown) => Promise<readonly Arrival[]>
  /** By which the socket is opened; closed with it. */
  readonly dispatcher: Agent
  readonly house: Watching
  readonly log: ChannelLog
  readonly signal: AbortSignal
}

interface Envelope {
  readonly ack: () => Promise<void>
  readonly body: unknown
  readonly type: string
}

/** Socket Mode for as long as the signal allows; the library reconnects by itself. An envelope is acknowledged once it is stored: Slack sends the others again. */
export async function watchSlack({
  appToken,
  clientOptions,
  arrivalsOf,
  dispatcher,
  house,
  log,
  signal,
}: WatchSlack): Promise<void> {
  const socket = new SocketModeClient({ appToken, clientOptions, dispatcher, logLevel: LogLevel.ERROR })
  socket.on('slack_event', ({ ack, body, type }: Envelope) => {
    if (type !== 'events_api') return
    arrivalsOf(body)
      .then((arrivals) => house.take(arrivals))
      .then(() => ack())
      .catch((error: unknown) =>
        log.error({ err: error }, 'what Slack brought could not be stored; it will come again'),
      )
  })
  socket.on('connected', () => house.alive())
  socket.on('reconnecting', () => house.failing('the line to Slack is down; connecting again'))
  socket.on('error', (error: Error) => log.warn({ err: error }, 'the line to Slack has trouble'))
  const beat = setInterval(() => {
    if (socket.websocket?.isActive()) house.alive()
  }, MINUTE)
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
  const given = new Promise<never>((_, reject) => socket.on('unable_to_socket_mode_start', reject))
  try {
    await Promise.race([stopped, given, socket.start().then(() => stopped)])
  } finally {
    clearInterval(beat)
    await socket.disconnect().catch(() => undefined)
    await dispatcher.destroy()
  }
}
