import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { resumeAudit } from '../../src/workflows/helpdesk/change-audit.ts'
import type { ReadKind } from '../../src/workflows/ports/helpdesk.ts'
import { auditHouse, type AuditHouse } from './audit-house.ts'
import { fakeChatwoot, type ChatwootMessage } from './fakes/fake-chatwoot.ts'
import { fakeFreshdesk, HELGA } from './fakes/fake-freshdesk.ts'
import { fakeIntercom } from './fakes/fake-intercom.ts'
import type { LittleServer } from './fakes/little-server.ts'

const now = Date.parse('2026-11-23T11:00:00Z')
const since = now - 90 * DAY
const morning = Date.parse('2026-11-17T09:00:00Z')

interface Source {
  readonly kind: ReadKind
  readonly token: string
  /** Tickets that begin one a minute and are answered five minutes later, of which the first was edited afterwards where that can be seen. */
  readonly open: (count: number, clock: () => number, perMinute: number) => Promise<LittleServer>
  /** Where the first of them is read. */
  readonly first: string
  /** What the token has to be let into. */
  readonly needed: string
}

const every = (count: number) => Array.from({ length: count }, (_, index) => index)

const sources: readonly Source[] = [
  {
    kind: 'intercom',
    token: 'intercom-token',
    first: '/conversations/1',
    needed: '/conversations/search',
    open: (count, clock, perMinute) =>
      fakeIntercom({
        now: clock,
        perMinute,
        conversations: every(count).map((index) => ({
          id: String(index + 1),
          at: morning + index * MINUTE,
          contact: 'c1',
          kind: 'email',
          parts: [
            {
              at: morning + (index + 5) * MINUTE,
              type: 'comment',
              by: { type: 'admin', id: '7' },
              body: 'Yes.',
              redacted: index === 0,
            },
          ],
        })),
      }),
  },
  {
    kind: 'freshdesk',
    token: 'freshdesk-key',
    first: '/api/v2/tickets/1/conversations',
    needed: '/api/v2/tickets',
    open: (count, clock, perMinute) =>
      fakeFreshdesk({
        now: clock,
        perMinute,
        tickets: every(count).map((index) => ({
          id: index + 1,
          createdAt: morning + index * MINUTE,
          updatedAt: morning + (index + 5) * MINUTE,
          requester: 5,
          entries: [{ at: morning + (index + 5) * MINUTE, by: HELGA, text: 'Yes.' }],
        })),
      }),
  },
  {
    kind: 'chatwoot',
    token: 'chatwoot-token',
    first: '/api/v1/accounts/1/conversations/1',
    needed: '/api/v1/accounts/1/conversations',
    open: (count, clock, perMinute) =>
      fakeChatwoot({
        now: clock,
        perMinute,
        conversations: every(count).map((index) => ({
          id: index + 1,
          channel: 'Channel::Email',
          contact: { id: 5, name: 'Nadia' },
          status: 'open',
          messages: [
            {
              id: index * 2 + 1,
              at: morning + index * MINUTE,
              type: 0,
              content: 'Where is it?',
              sender: { id: 5, type: 'contact', name: 'Nadia' },
            },
            {
              id: index * 2 + 2,
              at: morning + (index + 5) * MINUTE,
              type: 1,
              content: 'Yes.',
              sender: { id: 5, type: 'user', name: 'Helga' },
              ...(index === 0 && { content_attributes: { deleted: true } }),
            },
          ] satisfies ChatwootMessage[],
        })),
      }),
  },
]

describe.each(sources)('$kind', ({ kind, token, open, first, needed }) => {
  let audits: AuditHouse
  let server: LittleServer

  beforeEach(async () => {
    audits = await auditHouse(now)
  })
  afterEach(async () => {
    await server.close()
    await audits.close()
  })

  async function start(count: number, { ahead = 0, perMinute = 10_000 } = {}) {
    server = await open(count, () => audits.now() + ahead, perMinute)
    audits.trust(server.url)
    return audits.begin(kind, { url: server.url }, token, since)
  }

  test('a token without the right to read is told before anything begins', async () => {
    await start(1)
    server.shut(needed, 403)
    const findings = await audits.deps.helpdesks.reader(kind, { url: server.url }, token).check()
    expect(findings).toContainEqual(
      expect.objectContaining({ verdict: 'fail', message: expect.stringContaining('403') }),
    )
  })

  test('revoked in the middle, it stops and says so; with another token it goes on and asks for no ticket twice', async () => {
    const { id } = await start(40, { perMinute: 30 })
    await audits.step(id)
    server.revoke(true)
    const stopped = await audits.run(id)
    expect(stopped).toMatchObject({
      state: 'stopped',
      token: null,
      problem: expect.stringContaining('revoked or is wrong'),
    })
    server.revoke(false)
    await resumeAudit(audits.deps, { brandId: audits.brandId, id, token })
    expect(await audits.run(id)).toMatchObject({ state: 'done', report: { tickets: 40 } })
    expect(server.asked.filter((asked) => asked === `GET ${first}`)).toHaveLength(1)
  })

  test('a ticket that was deleted meanwhile is counted as gone, the others are read', async () => {
    const { id } = await start(3)
    server.shut(first, 404)
    expect(await audits.run(id)).toMatchObject({
      state: 'done',
      notes: { gone: 1 },
      report: { figures: { turns: 2, neglected: 0 } },
    })
  })

  test('a clock that runs wrong is told, and waits stay right', async () => {
    const { id } = await start(3, { ahead: HOUR })
    const { missing, report } = await audits.run(id)
    expect(missing.map(({ message }) => message)).toContain(
      "the helpdesk's clock is 3600 seconds ahead of ours",
    )
    expect(report!.figures).toMatchObject({ turns: 3, neglected: 0 })
  })

  test('what was changed after it was written counts as first written, and where it shows it says how many', async () => {
    const { id } = await start(3)
    const { notes, report } = await audits.run(id)
    expect(notes).toEqual(kind === 'freshdesk' ? {} : { edited: 1 })
    expect(report!.figures).toMatchObject({ turns: 3, neglected: 0 })
  })
})
