import { WebSocket } from 'ws'
import type { ClientFrame, ServerFrame } from '../../../src/domain/chat/frames.ts'

type FrameOf<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>

/** A customer's browser as the door sees it: a real WebSocket, spoken to frame by frame. */
export class BrowserLine {
  readonly socket: WebSocket
  /** Everything that came, in order. */
  readonly heard: ServerFrame[] = []
  closed: { readonly code: number; readonly reason: string } | null = null
  readonly #waiting = new Set<() => void>()

  constructor(url: string, options: { headers?: Record<string, string>; autoPong?: boolean } = {}) {
    this.socket = new WebSocket(url, { headers: options.headers ?? {}, autoPong: options.autoPong ?? true })
    this.socket.on('message', (data) => {
      this.heard.push(JSON.parse((data as Buffer).toString()) as ServerFrame)
      this.#wake()
    })
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) }
      this.#wake()
    })
    this.socket.on('error', () => undefined)
  }

  async opened(): Promise<this> {
    if (this.socket.readyState === WebSocket.CONNECTING)
      await new Promise((resolve, reject) => {
        this.socket.once('open', resolve)
        this.socket.once('error', reject)
      })
    return this
  }

  send(frame: ClientFrame | Record<string, unknown>): void {
    this.socket.send(JSON.stringify(frame))
  }

  /** The first frame of a type, past or to come, that holds. */
  async hear<Type extends ServerFrame['type']>(
    type: Type,
    holds: (frame: FrameOf<Type>) => boolean = () => true,
  ): Promise<FrameOf<Type>> {
    return this.#until(() =>
      this.heard.find(
        (frame): frame is FrameOf<Type> => frame.type === type && holds(frame as FrameOf<Type>),
      ),
    )
  }

  async end(): Promise<{ readonly code: number; readonly reason: string }> {
    return this.#until(() => this.closed ?? undefined)
  }

  async hello(
    frame: Omit<Extract<ClientFrame, { type: 'hello' }>, 'type'> = {},
  ): Promise<FrameOf<'welcome'>> {
    await this.opened()
    this.send({ type: 'hello', ...frame })
    return this.hear('welcome')
  }

  async write(client_id: string, text: string): Promise<FrameOf<'accepted'>> {
    this.send({ type: 'message', client_id, text })
    return this.hear('accepted', (frame) => frame.client_id === client_id)
  }

  /** As a line breaks: nobody says goodbye. */
  drop(): void {
    this.socket.terminate()
  }

  async #until<Value>(look: () => Value | undefined): Promise<Value> {
    const late = Date.now() + 15_000
    for (;;) {
      const found = look()
      if (found !== undefined) return found
      const heard = this.heard.map((frame) => JSON.stringify(frame)).join('\n')
      if (Date.now() > late)
        throw new Error(`it did not come; heard:\n${heard}\nclosed: ${JSON.stringify(this.closed)}`)
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          this.#waiting.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, 1_000)
        this.#waiting.add(wake)
      })
    }
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake()
  }
}
