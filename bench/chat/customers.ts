// The browsers of many customers in a process of their own: customers.ts URL LINES
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { ServerFrame } from '../../src/domain/chat/frames.ts'
import { clock, type Order, type Report, type Written } from './talk.ts'

/** Calls under way at once: a page's visitors do not all come in the same millisecond. */
const CALLS = 100

const [url = '', count = '0'] = process.argv.slice(2)
const lines: WebSocket[] = []
const sent = new Map<string, number>()
const written: Written[] = []

function report(what: Report): void {
  process.send?.(what)
}

function hear(line: WebSocket, frame: ServerFrame): void {
  if (frame.type === 'accepted' && frame.message_id !== null) {
    const sentAt = sent.get(frame.client_id)
    if (sentAt !== undefined) written.push({ sentAt, acceptedAt: clock(), messageId: frame.message_id })
    sent.delete(frame.client_id)
  } else if (frame.type === 'said' && frame.ack) {
    report({ type: 'shown', messageId: frame.message.id, at: clock() })
    line.send(JSON.stringify({ type: 'ack', message_id: frame.message.id }))
  }
}

function call(): Promise<void> {
  return new Promise((resolve, reject) => {
    const line = new WebSocket(url, { perMessageDeflate: false })
    line.once('error', reject)
    line.once('open', () => line.send(JSON.stringify({ type: 'hello' })))
    line.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as ServerFrame
      if (frame.type === 'welcome') {
        lines.push(line)
        resolve()
      } else hear(line, frame)
    })
  })
}

async function open(): Promise<void> {
  const began = clock()
  let left = Number(count)
  const callers = Array.from({ length: CALLS }, async () => {
    while (left-- > 0) await call()
  })
  await Promise.all(callers)
  report({ type: 'opened', lines: lines.length, ms: clock() - began })
}

async function write(messages: number, gap: number): Promise<void> {
  const began = clock()
  for (let number = 0; number < messages; number++) {
    const early = began + number * gap - clock()
    if (early > 1) await sleep(early)
    const id = `m${number}`
    sent.set(id, clock())
    lines[number % lines.length]!.send(
      JSON.stringify({ type: 'message', client_id: id, text: `Question ${number}` }),
    )
  }
  const late = clock() + 30_000
  while (sent.size > 0 && clock() < late) await sleep(50)
  report({ type: 'written', messages: written })
}

process.on('message', (order: Order) => {
  if (order.type === 'open') void open()
  else if (order.type === 'write') void write(order.messages, order.gap)
  else process.exit(0)
})
