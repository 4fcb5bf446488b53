import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { auditHouse, type AuditHouse } from './audit-house.ts'
import {
  fakeChatwoot,
  type ChatwootConversation,
  type ChatwootMessage,
  type FakeChatwootOptions,
} from './fakes/fake-chatwoot.ts'
import type { LittleServer } from './fakes/little-server.ts'

const now = Date.parse('2026-11-23T11:00:00Z')
const since = now - 90 * DAY
const morning = Date.parse('2026-11-17T09:00:00Z')

let audits: AuditHouse
let chatwoot: LittleServer
let messages: number
let conversations: ChatwootConversation[]

beforeEach(async () => {
  audits = await auditHouse(now)
  messages = 0
  conversations = []
})
afterEach(async () => {
  await chatwoot.close()
  await audits.close()
})

const nadia = { id: 5, name: 'Nadia' }
const asked = (at: number, content = 'Where is my order?') =>
  said(at, 0, content, { sender: { ...nadia, type: 'contact' } })
const answered = (at: number, content = 'On its way.', more: Partial<ChatwootMessage> = {}) =>
  said(at, 1, content, { sender: { id: 5, type: 'user', name: 'Helga' }, ...more })

function said(
  at: number,
  type: ChatwootMessage['type'],
  content: string,
  more: Partial<ChatwootMessage> = {},
): ChatwootMessage {
  return { id: (messages += 1), at, type, content, ...more }
}

function conversation(
  list: ChatwootMessage[],
  more: Partial<ChatwootConversation> = {},
): ChatwootConversation {
  const one = {
    id: conversations.length + 1,
    channel: 'Channel::Email',
    contact: nadia,
    status: 'open',
    messages: list,
    ...more,
  }
  conversations.push(one)
  return one
}

async function audit(options: Partial<FakeChatwootOptions> = {}) {
  chatwoot = await fakeChatwoot({ conversations, now: () => audits.now(), ...options })
  audits.trust(chatwoot.url)
  const { id } = await audits.begin('chatwoot', { url: chatwoot.url }, 'chatwoot-token', since)
  return audits.run(id)
}

test('agents answer; bots, rules, forms and notes do not, though a contact and an agent share a number', async () => {
  conversation([asked(morning), answered(morning + 5 * MINUTE)])
  conversation([
    asked(morning),
    said(morning + MINUTE, 3, 'Get notified by email'),
    said(morning + 2 * MINUTE, 1, 'I am a robot.', { sender: { id: 1, type: 'agent_bot', name: 'Bot' } }),
    answered(morning + 3 * MINUTE, 'We are closed.', { content_attributes: { automation_rule_id: 4 } }),
    answered(morning + 4 * MINUTE, 'Who takes it?', { private: true }),
    answered(morning + 3 * HOUR),
  ])
  conversation([asked(morning), said(morning + HOUR, 2, 'Conversation was marked resolved by Helga')], {
    status: 'resolved',
  })
  expect(await audit()).toMatchObject({
    state: 'done',
    tickets: 3,
    token: null,
    report: { figures: { turns: 3, neglected: 2, neverAnswered: 1 }, channels: [{ kind: 'email' }] },
  })
})

test('what the paid edition says of its own promises is reconciled, and the sum is zero', async () => {
  const sla = (more: object = {}) => ({
    sla: {
      applied_sla: { created_at: morning / 1_000, sla_first_response_time_threshold: 3_600 },
      sla_events: [],
      ...more,
    },
  })
  conversation([asked(morning), answered(morning + 30 * MINUTE)], sla())
  conversation(
    [asked(morning), answered(morning + 2 * HOUR)],
    sla({ sla_events: [{ id: 1, event_type: 'frt', created_at: (morning + HOUR) / 1_000 }] }),
  )
  const { report } = await audit()
  expect(report!.reconciliation).toMatchObject({
    promised: 2,
    theirs: { met: 1, missed: 1 },
    ours: { met: 0, missed: 2 },
    remainder: { met: 0, missed: 0 },
    reasons: [{ reason: 'target', tickets: 1, met: -1, missed: 1 }],
  })
})

test('pages of conversations and of messages are read to their end; a limit is waited for and nothing is asked for twice', async () => {
  for (let index = 0; index < 60; index += 1) conversation([asked(morning + index * MINUTE)])
  conversation([
    asked(morning),
    ...Array.from({ length: 230 }, (_, index) => answered(morning + index * MINUTE)),
  ])
  const { report, comments } = await audit({ perMinute: 20 })
  expect(comments).toBe(291)
  expect(report!.figures).toMatchObject({ turns: 61, neverAnswered: 60 })
  expect(chatwoot.refusals).toContain(429)
  const read = chatwoot.asked.filter((path) => /conversations\/\d+$/.test(path))
  expect(read.length).toBeLessThanOrEqual(61 + chatwoot.refusals.length)
})

test('conversations that rest since before the audit are not read', async () => {
  conversation([asked(now - 100 * DAY), answered(now - 99 * DAY)])
  conversation([asked(morning)])
  expect(await audit()).toMatchObject({ tickets: 1 })
  expect(chatwoot.asked).not.toContain('GET /api/v1/accounts/1/conversations/1')
})

test('a wrong token, and one that is no administrator’s, are told before anything begins', async () => {
  conversation([asked(morning)])
  await audit({ role: 'agent' })
  const check = (token: string) =>
    audits.deps.helpdesks.reader('chatwoot', { url: chatwoot.url }, token).check()
  expect(await check('wrong')).toMatchObject([{ verdict: 'fail', message: 'Chatwoot refuses the token' }])
  expect((await check('chatwoot-token')).filter(({ verdict }) => verdict !== 'ok')).toMatchObject([
    { verdict: 'warn', message: expect.stringContaining('no administrator') },
  ])
})
