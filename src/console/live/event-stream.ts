import type { StreamEvent, StreamName } from '../../http/api-types.ts'

const names: readonly StreamName[] = [
  'message',
  'turn',
  'clock',
  'breach',
  'dispatch',
  'offer',
  'claim',
  'reply',
  'conversation',
  'channel',
  'presence',
  'person',
]
/** What one transaction did arrives together; a line that was quiet is told of it at once, a busy one a few times a second. */
const promptMillis = 15
const gatherMillis = 150
const retryMillis = 2_000

export interface StreamListener {
  /** Connected; `resumed` when there had been a line before, so that something may have been missed. */
  readonly onOpen: (resumed: boolean) => void
  readonly onLost: () => void
  /** More has happened since the line was lost than is told again. */
  readonly onReset: () => void
  /** Events that came within a moment of each other, oldest first. */
  readonly onEvents: (events: readonly StreamEvent[]) => void
}

/**
 * Keeps a line to `/api/v1/stream`. A dropped line is taken up again by the browser with `Last-Event-ID`;
 * one that the server refused is opened anew, and whoever listens catches up.
 */
export class EventStream {
  readonly #listener: StreamListener
  #source: EventSource | null = null
  #gathered: StreamEvent[] = []
  #gathering: ReturnType<typeof setTimeout> | undefined
  #toldAt = -Infinity
  #retrying: ReturnType<typeof setTimeout> | undefined
  #opened = false

  constructor(listener: StreamListener) {
    this.#listener = listener
    this.#connect()
  }

  /** Tries at once, for whoever does not want to wait. */
  retry(): void {
    if (this.#source?.readyState === EventSource.OPEN) return
    this.#source?.close()
    this.#connect()
  }

  close(): void {
    clearTimeout(this.#gathering)
    clearTimeout(this.#retrying)
    this.#source?.close()
    this.#source = null
  }

  #connect(): void {
    clearTimeout(this.#retrying)
    const source = new EventSource('/api/v1/stream')
    this.#source = source
    source.onopen = () => {
      this.#listener.onOpen(this.#opened)
      this.#opened = true
    }
    source.onerror = () => {
      this.#listener.onLost()
      if (source.readyState !== EventSource.CLOSED) return
      clearTimeout(this.#retrying)
      this.#retrying = setTimeout(() => this.#connect(), retryMillis)
    }
    source.addEventListener('reset', () => this.#listener.onReset())
    for (const name of names)
      source.addEventListener(name, (event: MessageEvent<string>) => this.#gather(event.data))
  }

  #gather(data: string): void {
    this.#gathered.push(JSON.parse(data) as StreamEvent)
    this.#gathering ??= setTimeout(
      () => {
        this.#tell()
      },
      performance.now() - this.#toldAt > gatherMillis ? promptMillis : gatherMillis,
    )
  }

  #tell(): void {
    const events = this.#gathered
    this.#gathered = []
    this.#gathering = undefined
    this.#toldAt = performance.now()
    this.#listener.onEvents(events)
  }
}
