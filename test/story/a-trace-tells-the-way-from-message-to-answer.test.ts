import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openEventTail } from '../../src/db/events/event-tail.ts'
import { followTurns } from '../../src/start/traces/follow-turns.ts'
import { turnSender } from '../../src/start/traces/send-turns.ts'
import { tellStory, type Story } from '../support/story.ts'

interface SentSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  startTimeUnixNano: string
  endTimeUnixNano: string
  status: { code?: number; message?: string }
  attributes: { key: string; value: Record<string, unknown> }[]
  events: { name: string; attributes: { key: string; value: Record<string, unknown> }[] }[]
}

/** Takes what OpenTelemetry's exporter posts, in JSON. */
let collector: Server
let bodies: string[]
let story: Story

const spans = () =>
  bodies.flatMap((body) =>
    (JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] }).resourceSpans.flatMap(
      ({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans),
    ),
  )
const named = (name: string) => spans().filter((span) => span.name === name)
const said = ({ attributes }: Pick<SentSpan, 'attributes'>, key: string) =>
  Object.values(attributes.find((attribute) => attribute.key === key)?.value ?? {})[0]

beforeEach(async () => {
  bodies = []
  collector = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.url === '/v1/traces') bodies.push(Buffer.concat(chunks).toString('utf8'))
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => collector.once('listening', resolve))
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${(collector.address() as AddressInfo).port}`)
  story = await tellStory('2026-11-03T02:00:00Z')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await story.end()
  collector.closeAllConnections()
  collector.close()
})

describe('a turn that has closed', () => {
  it('is a trace: the message, the breached clock, the search, the offers, the claim, the answer', async () => {
    const problems: unknown[] = []
    const tail = await openEventTail({
      pool: story.house.pool,
      interval: 20,
      onError: (problem) => problems.push(problem),
    })
    const seen: string[] = []
    tail.listen((events) => seen.push(...events.map(({ type }) => type)))
    const log = { warn: (...problem: unknown[]) => problems.push(problem) }
    const traces = followTurns({ tail, db: story.house.db, log, sender: turnSender() })

    const { conversationId, messageId } = await story.message('demo-email', {
      threadKey: 'quetzal',
      text: 'Where is my quetzal?',
    })
    await story.travelTo('2026-11-03T02:16:00Z')
    const [offer] = await story.offers(conversationId)
    expect(await story.claim(offer!)).toMatchObject({ type: 'claimed' })
    await story.travelTo('2026-11-03T02:18:00Z')
    await story.reply(conversationId, offer!.slug, 'It has flown to you.')
    await story.travelTo('2026-11-03T02:19:00Z')
    const [turn] = await story.rows('select id from turn')
    await vi.waitUntil(() => seen.includes('turn.closed'), { timeout: 15_000 })
    await traces.stop()
    await tail.close()

    expect(problems).toEqual([])
    const [root] = named('turn')
    expect(root).toMatchObject({
      traceId: turn.id.replaceAll('-', ''),
      startTimeUnixNano: nanos('2026-11-03T02:00:00Z'),
    })
    expect(root!.parentSpanId).toBeUndefined()
    expect(new Set(spans().map(({ traceId }) => traceId)).size).toBe(1)
    expect(named('message stored').map(({ spanId }) => spanId)).toEqual([halfOf(messageId)])

    const [clock] = named('clock first_response')
    expect(clock!.status).toMatchObject({ code: 2, message: 'breached' })
    expect(
      said(
        clock!.events.find(({ name }) => name === 'due')!,
        'lateness_ms',
      ),
    ).toBe(1) // due is the last instant that is kept

    const [search] = named('dispatch')
    expect(named('offer').every(({ parentSpanId }) => parentSpanId === search!.spanId)).toBe(true)
    expect(named('offer').map((span) => said(span, 'ended_as'))).toContain('expired')
    const claims = named('claim').map(({ parentSpanId, startTimeUnixNano, status }) => [
      parentSpanId,
      startTimeUnixNano,
      status.message,
    ])
    expect(claims).toContainEqual([halfOf(offer!.id), nanos('2026-11-03T02:16:00Z'), undefined])
    expect(named('reply')).toHaveLength(1)
    expect(bodies.join()).not.toContain('quetzal')
  })
})

function nanos(at: string): string {
  return `${Date.parse(at)}000000`
}

function halfOf(uuid: string): string {
  return uuid.replaceAll('-', '').slice(16)
}
