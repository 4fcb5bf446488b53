import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { receiveMessage } from '../../src/channels/chatwoot/receive-message.ts'
import { partArrival } from '../../src/channels/intercom/part-arrivals.ts'
import { readStaff } from '../../src/channels/zendesk/read-staff.ts'
import { receiveComment } from '../../src/channels/zendesk/receive-comment.ts'
import type { HookRequest } from '../../src/channels/port/hook.ts'
import { conversation, part } from '../../src/helpdesk/intercom/shapes.ts'
import type { HelpdeskLine } from '../../src/helpdesk/line/call.ts'
import { promiseFacts } from '../../src/helpdesk/zendesk/facts.ts'
import { metricEvent } from '../../src/helpdesk/zendesk/shapes.ts'

const SECRET = 'a secret'
const now = Date.parse('2026-11-23T11:00:00Z')

/** Each is what the helpdesk's own documentation shows, in its own types, whatever our fakes believe. */
const request = (body: string, headers: Readonly<Record<string, string>>): HookRequest => ({
  method: 'POST',
  url: '',
  query: new URLSearchParams(),
  header: (name) => headers[name],
  rawBody: Buffer.from(body),
  now,
})
const nothing: HelpdeskLine = () => Promise.reject(new Error('nothing is looked up'))
const answering =
  (body: unknown): HelpdeskLine =>
  () =>
    Promise.resolve({ status: 200, body, header: () => undefined, at: null })

describe('Chatwoot', () => {
  const call = (payload: object) => {
    const body = JSON.stringify(payload)
    const seconds = String(now / 1_000)
    const signature = createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex')
    return receiveMessage(
      SECRET,
      request(body, {
        'x-chatwoot-timestamp': seconds,
        'x-chatwoot-signature': `sha256=${signature}`,
      }),
    )
  }

  // https://www.chatwoot.com/hc/user-guide/articles/1677693021-how-to-use-webhooks: numbers as words, a date with a space, the conversation by what people see.
  test('the sample payload of its guide is read, though it writes numbers as words', () => {
    const { arrivals } = call({
      event: 'message_created',
      id: '1',
      content: 'Hi',
      created_at: '2020-03-03 13:05:57 UTC',
      message_type: 'incoming',
      content_type: 'text',
      content_attributes: {},
      source_id: '',
      sender: { id: '1', name: 'Agent', email: 'agent@example.com' },
      contact: { id: '1', name: 'contact-name' },
      conversation: {
        display_id: '1',
        additional_attributes: {
          browser: {
            device_name: 'Macbook',
            browser_name: 'Chrome',
            platform_name: 'Macintosh',
            browser_version: '80.0.3987.122',
            platform_version: '10.15.2',
          },
          referer: 'http://www.chatwoot.com',
          initiated_at: 'Tue Mar 03 2020 18:37:38 GMT-0700 (Mountain Standard Time)',
        },
      },
      account: { id: '1', name: 'Chatwoot' },
    })
    expect(arrivals).toMatchObject([
      {
        message: {
          externalId: '1',
          threadKey: '1',
          author: { kind: 'customer', address: 'contact-1', name: 'contact-name' },
          occurredAt: Date.parse('2020-03-03T13:05:57Z'),
          text: 'Hi',
        },
      },
    ])
  })

  // https://github.com/chatwoot/chatwoot/blob/develop/docs/channels/api-channel/callback-url.md, as it once stood there: a type that is null, a conversation that names no contact.
  test('the sample payload of a channel for programs is read, though it names the customer only as sender', () => {
    const { arrivals } = call({
      id: 0,
      content: 'This is a incoming message from API Channel',
      created_at: '2020-08-30T15:43:04.000Z',
      message_type: 'incoming',
      content_type: null,
      content_attributes: {},
      source_id: null,
      sender: { id: 0, name: 'contact-name', avatar: '', type: 'contact' },
      inbox: { id: 0, name: 'API Channel' },
      conversation: {
        additional_attributes: null,
        channel: 'Channel::Api',
        id: 0,
        inbox_id: 0,
        status: 'open',
        agent_last_seen_at: 0,
        contact_last_seen_at: 0,
        timestamp: 0,
      },
      account: { id: 1, name: 'API testing' },
      event: 'message_created',
    })
    expect(arrivals).toMatchObject([
      {
        message: {
          externalId: '0',
          threadKey: '0',
          author: { kind: 'customer', address: 'contact-0', name: 'contact-name' },
          occurredAt: Date.parse('2020-08-30T15:43:04Z'),
          text: 'This is a incoming message from API Channel',
        },
      },
    ])
  })

  test('events that tell of something else bring nothing', () => {
    expect(call({ event: 'conversation_updated', changed_attributes: [] })).toEqual({
      status: 200,
      arrivals: [],
      body: '',
    })
  })
})

describe('Zendesk', () => {
  // https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events: everything around the comment stands there as the payload of
  // `ticket.created` (all numbers as words, nanoseconds in `time`); the comment has the properties that it lists, with values of ours.
  test('a comment that was added is read from the event itself', async () => {
    const body = JSON.stringify({
      account_id: 22_129_848,
      detail: {
        actor_id: '8447388090494',
        assignee_id: '8447388090494',
        brand_id: '8447346621310',
        created_at: '2025-01-08T10:12:07Z',
        custom_status: '8447320465790',
        description: 'ticket_info_desc_2294a6e9ece2',
        external_id: null,
        form_id: '8646151517822',
        group_id: '8447320466430',
        id: '5158',
        is_public: true,
        organization_id: '8447346622462',
        priority: 'LOW',
        requester_id: '8447388090494',
        status: 'OPEN',
        subject: 'ticketinfo_2294a6e9ece2',
        submitter_id: '8447388090494',
        tags: ['ticket-info-test-tag'],
        type: 'TASK',
        updated_at: '2025-01-08T10:12:07Z',
        via: { channel: 'web_service' },
      },
      event: {
        comment: {
          author: { id: '8447388090494', is_staff: false, name: 'Stan Marsh' },
          body: 'Comment',
          id: '18974155255058',
          is_public: true,
        },
        meta: { sequence: { id: '639F4AA9BD75C6C8D0AB6F4D4B2D5C2A', position: 1 } },
      },
      id: 'cbe4028c-7239-495d-b020-f22348516046',
      subject: 'zen:ticket:5158',
      time: '2025-01-08T10:12:07.672717030Z',
      type: 'zen:event-type:ticket.comment_added',
      zendesk_event_version: '2022-11-06',
    })
    const at = new Date(now).toISOString()
    const headers = {
      'x-zendesk-webhook-signature': createHmac('sha256', SECRET)
        .update(at + body)
        .digest('base64'),
      'x-zendesk-webhook-signature-timestamp': at,
    }
    expect((await receiveComment(nothing, SECRET, request(body, headers))).arrivals).toMatchObject([
      {
        message: {
          externalId: '18974155255058',
          threadKey: '5158',
          author: { kind: 'customer', address: '8447388090494', name: 'Stan Marsh' },
          occurredAt: Date.parse('2025-01-08T10:12:07Z'),
          subject: 'ticketinfo_2294a6e9ece2',
        },
      },
    ])
  })

  // https://developer.zendesk.com/documentation/ticketing/reference-guides/ticket-metric-event-types-reference
  test('metric events of another clock than that of replies are passed over', () => {
    const shown = {
      id: 123_456,
      ticket_id: 987,
      metric: 'requester_wait_time',
      instance_id: 1,
      type: 'activate',
      time: '2015-08-27T08:00:00Z',
    }
    expect(promiseFacts([metricEvent.parse(shown)])).toEqual([])
    const later = { ...shown, metric: 'reply_time', instance_id: 2, type: 'fulfill' }
    expect(promiseFacts([metricEvent.parse(later)])).toMatchObject([
      { ticketId: '987', says: 'met', instance: 2, at: Date.parse('2015-08-27T08:00:00Z') },
    ])
  })

  // https://developer.zendesk.com/api-reference/agent-availability/agent-availability-api/agent_availabilities/ and .../channels/
  test('an availability is read by its unified status, or by a channel that is online', async () => {
    const data = {
      attributes: {
        agent_id: 10_011,
        agent_status: {
          id: 1,
          name: 'online',
          reason: 'UNKNOWN',
          updated_at: '2022-06-21T10:23:25.583732Z',
        },
        group_ids: [1],
        skills: [{ id: '1ae11c11-9993-49f8-9850-c2dc096badd1' }],
        version: 236,
      },
      id: 'agent_availabilities|10011',
      links: { self: 'https://example.zendesk.com/api/v2/agent_availabilities/10011' },
      type: 'agent_availabilities',
    }
    const messaging = {
      attributes: {
        max_capacity: 1,
        name: 'messaging',
        status: 'online',
        updated_at: '2022-06-21T10:23:25.583732Z',
        work_item_count: 5,
      },
      id: 'agent_availabilities|10011|channels|messaging',
      type: 'channels',
    }
    const colleagues = new Map([[10_011, { email: 'agent@example.com', skills: [] }]])
    const away = {
      ...data,
      attributes: { ...data.attributes, agent_status: { id: 4, name: 'away' } },
    }
    const available = async (body: object) =>
      (await readStaff(answering(body), colleagues)).people[0]!.available
    expect(await available({ data: [data] })).toBe(true)
    expect(await available({ data: [away] })).toBe(false)
    expect(await available({ data: [away], included: [messaging] })).toBe(true)
  })
})

// https://developers.intercom.com/docs/references/1.0/rest-api/conversations/conversation-part-model
test('Intercom: the part that its reference shows is a customer’s, its words without markup', () => {
  const around = conversation.parse({
    type: 'conversation',
    id: '1911149811',
    created_at: 1_539_897_198,
    updated_at: 1_540_393_270,
    source: { type: 'conversation', id: '269650473', delivered_as: 'customer_initiated', body: '<p>Hi</p>' },
  })
  const shown = part.parse({
    type: 'conversation_part',
    id: '4412',
    part_type: 'comment',
    body: "<p>Hi Jane, it's all great thanks!</p>",
    created_at: 1_400_857_494,
    updated_at: 1_400_857_494,
    notified_at: 1_400_857_587,
    assigned_to: null,
    author: { type: 'user', id: '536e564f316c83104c000020' },
    attachments: [],
  })
  expect(partArrival(around, shown)).toMatchObject([
    {
      message: {
        externalId: '4412',
        threadKey: '1911149811',
        author: { kind: 'customer', address: 'contact-536e564f316c83104c000020' },
        occurredAt: 1_400_857_494_000,
        text: "Hi Jane, it's all great thanks!",
      },
    },
  ])
})
