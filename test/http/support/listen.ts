export interface Heard {
  readonly id: string
  readonly event: string
  readonly data: string
}

export interface Listening {
  readonly heard: readonly Heard[]
  /** The place from which to resume. */
  readonly lastId: () => string
  /** Waits until it is so; fails when the stream ends first. */
  until(condition: (heard: readonly Heard[]) => boolean): Promise<void>
  readonly ended: Promise<void>
  close(): void
}

/** Reads server-sent events as a browser does. */
export async function listen(url: string, token: string, lastEventId?: string): Promise<Listening> {
  const gone = new AbortController()
  const response = await fetch(`${url}/api/v1/stream`, {
    signal: gone.signal,
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
  })
  if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status}`)
  const heard: Heard[] = []
  const waiting = new Set<() => void>()
  let last = ''
  const ended = read(response.body).catch(() => undefined)

  async function read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const chunk of body) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
      rest = blocks.pop()!
      for (const block of blocks) take(block)
      for (const wake of waiting) wake()
    }
  }

  function take(block: string): void {
    const fields = new Map(
      block
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    )
    last = fields.get('id') ?? last
    if (fields.has('data'))
      heard.push({ id: last, event: fields.get('event') ?? 'message', data: fields.get('data')! })
  }

  return {
    heard,
    lastId: () => last,
    ended,
    until: (condition) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!condition(heard)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        void ended.then(() => reject(new Error('the stream has ended')))
        look()
      }),
    close: () => gone.abort(),
  }
}
