import type { WebSocket } from 'ws'
import type { ServerFrame } from '../../domain/chat/frames.ts'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { WaitingTurn } from '../../workflows/ports/chat-store.ts'
import { SLOW_BYTES, WAITING_FRAMES } from './limits.ts'
import { takeToken, type Allowance, type Bucket } from './token-bucket.ts'

/** The line to one browser: what it sends is dealt with one after the other, in order. */
export class Line {
  readonly channel: Channel
  readonly address: string
  /** Null until it says hello. */
  sessionId: string | null = null
  /** Null until its customer writes. */
  conversationId: string | null = null
  language: string | null = null
  name: string | null = null
  /** Ids of what the browser has been told. */
  readonly told = new Set<string>()
  /** Everything stored long before that has been told. */
  toldUpTo = 0
  /** The place in the queue as it was told last. */
  place: WaitingTurn | null = null
  /** Pings since something came in. Counted rather than timed: a process that was stopped for a while cuts nobody. */
  unanswered = 0
  badFrames = 0
  closed = false

  readonly #socket: WebSocket
  readonly #onError: (error: unknown) => void
  readonly #buckets = new Map<Allowance, Bucket>()
  #work: Promise<void> = Promise.resolve()
  #waiting = 0

  constructor(
    socket: WebSocket,
    { channel, address, onError }: { channel: Channel; address: string; onError: (error: unknown) => void },
  ) {
    this.channel = channel
    this.address = address
    this.#socket = socket
    this.#onError = onError
  }

  /** A browser that does not read is cut: it comes back and resumes. */
  send(frame: ServerFrame): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > SLOW_BYTES) {
      this.cut()
      return
    }
    this.#socket.send(JSON.stringify(frame))
  }

  /** Does the work after all that came before. While too much waits, the line is not read. */
  inTurn(work: () => Promise<void>): void {
    this.#waiting += 1
    if (this.#waiting === WAITING_FRAMES) this.#socket.pause()
    this.#work = this.#work
      .then(work)
      .catch(this.#onError)
      .finally(() => {
        this.#waiting -= 1
        if (this.#waiting === WAITING_FRAMES / 2) this.#socket.resume()
      })
  }

  /** Milliseconds until the allowance has room again; 0 when it had, and was used. */
  use(allowance: Allowance): number {
    const { bucket, retryAfter } = takeToken(
      this.#buckets.get(allowance) ?? null,
      allowance,
      performance.now(),
    )
    this.#buckets.set(allowance, bucket)
    return retryAfter
  }

  ping(): void {
    this.unanswered += 1
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping()
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  cut(): void {
    this.#socket.terminate()
  }

  /** Resolves when the line is down and everything it asked for is done; a browser that does not hang up is cut. */
  async ended(within: number): Promise<void> {
    const impatient = setTimeout(() => this.cut(), within)
    if (this.#socket.readyState !== this.#socket.CLOSED)
      await new Promise((resolve) => this.#socket.once('close', resolve))
    clearTimeout(impatient)
    await this.#work
  }
}
