import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BrandId, ConversationId, PersonId } from '../../src/domain/ids.ts'
import { pagerDutyNotifier } from '../../src/notify/webhook/pagerduty-notifier.ts'
import { smsNotifier } from '../../src/notify/webhook/sms-notifier.ts'
import { teamsNotifier } from '../../src/notify/webhook/teams-notifier.ts'
import { NoticeRefused, type Notice } from '../../src/workflows/ports/notifier.ts'
import { candidate, now } from '../domain/dispatch/people.ts'

let server: Server
let url: string
let answers: number
const got: unknown[] = []

beforeEach(async () => {
  got.length = 0
  answers = 202
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      got.push(JSON.parse(body))
      response.writeHead(answers, { location: 'http://127.0.0.1:1/' }).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

const links = { baseUrl: 'https://sundial.example', offerUrl: () => 'https://sundial.example/offer/token' }

function notice(addresses: Notice['person']['addresses']): Notice {
  const { person } = candidate('elena', { addresses })
  const ping: Notice['pings'][number] = {
    id: 'ping',
    brandId: 'brand' as BrandId,
    personId: 'elena' as PersonId,
    kind: 'page',
    conversationId: 'c1' as ConversationId,
    offerId: null,
    eventId: 1,
    via: 'teams',
    attempts: 1,
    brandName: 'Demo',
    channelName: 'Support mail',
    channelKind: 'email',
    language: 'en',
    waitsSince: now,
    dueAt: now + 60_000,
    stands: true,
    offerState: null,
    expiresAt: null,
    takenBy: null,
    receipt: null,
    messageId: null,
  }
  return { id: 'notice', person, pings: [ping], now }
}

describe('people are told', () => {
  it('in Teams, with a card that leads to the conversation', async () => {
    await teamsNotifier({ ...links, allows: () => true, publicOnly: false }).send(notice({ teams: url }))
    expect(got).toHaveLength(1)
    expect(JSON.stringify(got)).toContain('https://sundial.example/conversations/c1')
  })
  it('by PagerDuty, as one alert for one conversation', async () => {
    await pagerDutyNotifier({ ...links, eventsUrl: url }).send(notice({ pagerduty: 'key' }))
    expect(got).toMatchObject([
      {
        routing_key: 'key',
        event_action: 'trigger',
        dedup_key: 'sundial-brand-c1',
        payload: { severity: 'critical' },
      },
    ])
  })
  it('by SMS, in one line', async () => {
    await smsNotifier({ ...links, gatewayUrl: url }).send(notice({ sms: '+4930123' }))
    expect(got).toEqual([
      { to: '+4930123', text: 'Demo: a promise is about to break https://sundial.example/conversations/c1' },
    ])
  })
})

describe('a webhook', () => {
  const sms = () => smsNotifier({ ...links, gatewayUrl: url }).send(notice({ sms: '1' }))
  it.each([400, 404, 410, 302])('that answers %i has refused for good', async (status) => {
    answers = status
    await expect(sms()).rejects.toBeInstanceOf(NoticeRefused)
  })
  it.each([429, 408, 500, 503])('that answers %i is tried again', async (status) => {
    answers = status
    await expect(sms()).rejects.not.toBeInstanceOf(NoticeRefused)
  })
  it.each([
    'http://169.254.169.254/',
    'https://example.org/',
    'https://webhook.office.com.evil.example/',
    'nonsense',
  ])('in Teams is never called at %s', async (address) => {
    await expect(teamsNotifier(links).send(notice({ teams: address }))).rejects.toBeInstanceOf(NoticeRefused)
  })
  it('that nobody gave is no road', async () => {
    await expect(smsNotifier({ ...links, gatewayUrl: url }).send(notice({}))).rejects.toBeInstanceOf(
      NoticeRefused,
    )
    expect(got).toEqual([])
  })
})
