import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { auditHouse, type AuditHouse } from './audit-house.ts'
import {
  fakeIntercom,
  type FakeIntercomOptions,
  type IntercomConversation,
  type IntercomPart,
} from './fakes/fake-intercom.ts'
import type { LittleServer } from './fakes/little-server.ts'

const now = Date.parse('2026-11-23T11:00:00Z')
const since = now - 90 * DAY
const morning = Date.parse('2026-11-17T09:00:00Z')
const helga = { type: 'admin', id: '7' } as const
const nadia = { type: 'user', id: 'c1' } as const

let audits: AuditHouse
let intercom: LittleServer
let conversations: IntercomConversation[]

beforeEach(async () => {
  audits = await auditHouse(now)
  conversations = []
})
afterEach(async () => {
  await intercom.close()
  await audits.close()
})

function conversation(
  at: number,
  parts: readonly IntercomPart[] = [],
  more: Partial<IntercomConversation> = {},
): void {
  conversations.push({
    id: String(conversations.length + 1),
    at,
    contact: 'c1',
    kind: 'email',
    parts,
    ...more,
  })
}
const part = (
  minutes: number,
  by: IntercomPart['by'],
  body: string | null,
  type = 'comment',
  more: Partial<IntercomPart> = {},
): IntercomPart => ({
  at: morning + minutes * MINUTE,
  by,
  body,
  type,
  ...more,
})

async function audit(options: Partial<FakeIntercomOptions> = {}) {
  intercom = await fakeIntercom({ conversations, now: () => audits.now(), ...options })
  audits.trust(intercom.url)
  const { id } = await audits.begin('intercom', { url: intercom.url }, 'intercom-token', since)
  return audits.run(id)
}

test('teammates answer, also with the word by which they close; bots, notes and campaigns do not', async () => {
  conversation(morning, [part(5, helga, 'It is on its way.')])
  conversation(morning, [
    part(2, { type: 'bot', id: 'b' }, 'I am a robot.'),
    part(3, helga, 'Who takes it?', 'note'),
    part(4, helga, 'Yours.', 'assignment'),
    part(180, helga, 'Yes.', 'close'),
  ])
  conversation(morning, [part(30, helga, null, 'close')])
  conversation(morning, [], { deliveredAs: 'campaigns_initiated', body: 'Our sale begins' })
  conversation(
    morning,
    [part(1, nadia, 'Are you there?', 'comment', { redacted: true }), part(10, helga, 'I am.')],
    { kind: 'conversation' },
  )
  const { report, notes, missing } = await audit()
  expect(report).toMatchObject({ tickets: 5, figures: { turns: 4, neglected: 3, neverAnswered: 1 } })
  expect(report!.channels.map(({ kind }) => kind).sort()).toEqual(['chat', 'email'])
  expect(notes).toEqual({ edited: 1 })
  expect(missing.map(({ message }) => message)).toEqual([
    'Intercom does not tell office hours: hidden neglect is left out',
  ])
})

test('what Intercom says of a conversation is reconciled; an SLA that was taken off says nothing', async () => {
  conversation(morning, [part(30, helga, 'Yes.')], { sla: 'hit' })
  conversation(morning, [part(5, helga, 'Yes.')], { sla: 'missed' })
  conversation(morning, [part(5, helga, 'Yes.')], { sla: 'cancelled' })
  const { report } = await audit()
  expect(report!.reconciliation).toMatchObject({
    promised: 2,
    theirs: { met: 1, missed: 1, none: 1 },
    ours: { met: 2, missed: 1 },
    remainder: { met: 0, missed: 0 },
  })
})

test('its pages go by a cursor and its limit by a reset: all are read, and more parts than it gives are counted', async () => {
  for (let index = 0; index < 160; index += 1) conversation(morning + index * MINUTE)
  conversation(
    morning,
    Array.from({ length: 510 }, (_, index) => part(index, helga, 'Yes.')),
  )
  const { report, notes } = await audit({ perMinute: 100 })
  expect(report!.figures.turns).toBe(161)
  expect(notes).toEqual({ beyond: 10 })
  expect(intercom.refusals).toContain(429)
  expect(new Set(intercom.asked).size).toBe(161 + 2)
})

test('a wrong token is told before anything begins', async () => {
  conversation(now - 2 * HOUR)
  await audit()
  const check = (token: string) =>
    audits.deps.helpdesks.reader('intercom', { url: intercom.url }, token).check()
  expect(await check('wrong')).toMatchObject([{ verdict: 'fail', message: 'Intercom refuses the token' }])
  expect((await check('intercom-token')).map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'warn'])
})
