/** Milliseconds since 1970 at which an open board was told of the breach in each conversation. */
export type Told = Map<string, number>

export interface Listener {
  readonly told: Told
  close(): void
}

/** The live stream of one open board, read as the console reads it. Resolves once the line is up. */
export async function listen(url: string, token: string): Promise<Listener> {
  const aborter = new AbortController()
  const response = await fetch(`${url}/api/v1/stream`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    signal: aborter.signal,
  })
  if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status}`)
  const told: Told = new Map()
  void read(response.body, told).catch(() => undefined)
  return { told, close: () => aborter.abort() }
}

async function read(body: ReadableStream<Uint8Array>, told: Told): Promise<void> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body) {
    const now = Date.now()
    text += decoder.decode(chunk, { stream: true })
    const frames = text.split('\n\n')
    text = frames.pop() ?? ''
    for (const frame of frames) {
      const conversation = breachIn(frame)
      if (conversation !== null && !told.has(conversation)) told.set(conversation, now)
    }
  }
}

function breachIn(frame: string): string | null {
  if (!frame.includes('"breach.detected"')) return null
  const data = frame.split('\n').find((line) => line.startsWith('data: '))
  const { type, subject } = JSON.parse(data?.slice('data: '.length) ?? '{}') as {
    type?: string
    subject?: string
  }
  return type === 'breach.detected' && subject !== undefined ? subject : null
}
