import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { resumeAudit, eraseAudit } from '../../src/workflows/helpdesk/change-audit.ts'
import { auditHouse, type AuditHouse } from './audit-house.ts'
import { fakeZendesk, type FakeZendesk, type FakeZendeskOptions } from './fakes/fake-zendesk.ts'
import { ZendeskWorld, type FakeUser } from './fakes/zendesk-world.ts'

/** A Monday noon in Berlin. */
const now = Date.parse('2026-11-23T11:00:00Z')
/** The Tuesday before, 20:00 in Berlin: the office is closed. */
const evening = Date.parse('2026-11-17T19:00:00Z')
const morning = Date.parse('2026-11-17T09:00:00Z')
const since = now - 90 * DAY
const settings = (url: string) => ({ url, user: 'director@shop.example' })

let audits: AuditHouse
let zendesk: FakeZendesk
let world: ZendeskWorld
let people: { director: FakeUser; helga: FakeUser; nadia: FakeUser }

beforeEach(async () => {
  audits = await auditHouse(now)
  world = new ZendeskWorld()
  const director = world.user('Director', 'admin')
  people = { director, helga: world.user('Helga', 'agent'), nadia: world.user('Nadia') }
})
afterEach(async () => {
  await zendesk.close()
  await audits.close()
})

async function open(options: Partial<FakeZendeskOptions> = {}) {
  zendesk = await fakeZendesk({ world, now: () => audits.now(), ...options })
  audits.trust(zendesk.url)
  return audits.begin('zendesk', settings(zendesk.url), 'zendesk-token', since)
}

describe('what the helpdesk does not say', () => {
  test('it says met, the customer waited over night; a bot, a trigger and the interface are no humans', async () => {
    const { helga, nadia } = people
    const overnight = world.ticket(evening, nadia, 'Where is my order?')
    world.comment(overnight, evening + MINUTE, { id: -1 }, 'We have received your request.', { via: 'rule' })
    world.comment(overnight, evening + 2 * MINUTE, helga, 'Your parcel number is 12.', { via: 'api' })
    world.comment(overnight, evening + 13 * HOUR + 5 * MINUTE, helga, 'It is on its way.', {
      status: 'solved',
    })
    world.metric(overnight, evening, 'apply_sla', {
      sla: { target: 60, target_in_seconds: 3_600, business_hours: true },
    })
    world.metric(overnight, evening + 13 * HOUR + 5 * MINUTE, 'fulfill')
    const quick = world.ticket(morning, world.user('Omar'), 'Do you ship to Oman?')
    world.comment(quick, morning + 15 * MINUTE, helga, 'Yes.')
    world.metric(quick, morning, 'apply_sla', { sla: { target_in_seconds: 3_600, business_hours: true } })
    world.metric(quick, morning + 15 * MINUTE, 'fulfill')
    const forgotten = world.ticket(morning, world.user('Li'), 'It is broken.')
    world.change(forgotten, morning + 5 * MINUTE, helga, { status: 'pending' })

    const audit = await finished(await open())
    expect(audit).toMatchObject({
      state: 'done',
      progress: 1,
      tickets: 3,
      comments: 7,
      token: null,
      missing: [],
    })
    const report = audit.report!
    expect(report.figures).toMatchObject({ turns: 3, neglected: 2, neverAnswered: 1, hidden: 1, people: 2 })
    expect(report.figures.causes).toEqual(
      expect.arrayContaining([
        { cause: 'bot_dead_end', count: 1 },
        { cause: 'paused_too_long', count: 1 },
      ]),
    )
    expect(report.worstHour).toMatchObject({ weekday: 1, neglected: 1 })
    expect(report.channels).toMatchObject([{ kind: 'email', turns: 3, neglected: 2, targetSeconds: 900 }])
    expect(report.reconciliation).toMatchObject({
      promised: 2,
      theirs: { met: 2, missed: 0 },
      ours: { met: 1, missed: 2 },
      remainder: { met: 0, missed: 0 },
    })
    expect(report.digest!.figures.neglected).toBe(2)
  })

  test('an agent who asks for themselves is a customer; merged, deleted and side conversations are no contacts of their own', async () => {
    const { helga, nadia } = people
    const own = world.ticket(morning, helga, 'My laptop is broken.')
    world.comment(own, morning + 5 * MINUTE, people.director, 'A new one comes tomorrow.')
    const away = world.ticket(morning, nadia, 'Again: where is it?', { tags: ['closed_by_merge'] })
    world.change(away, morning + MINUTE, helga, { status: 'closed' })
    const deleted = world.ticket(morning, nadia, 'Buy pills')
    world.change(deleted, morning + MINUTE, helga, { status: 'deleted' })
    world.ticket(morning, nadia, 'To the warehouse: is it there?', { via: 'side_conversation' })

    const { report } = await finished(await open())
    expect(report).toMatchObject({
      tickets: 2,
      leftOut: { deleted: 1, spam: 0, side_conversation: 1 },
      figures: { turns: 1, neglected: 0 },
    })
  })

  test('comments that were changed afterwards count as they were first written, and it says how many', async () => {
    const ticket = world.ticket(morning, people.nadia, 'My card is 4111 1111')
    world.comment(ticket, morning + MINUTE, people.helga, 'Please do not send card numbers.')
    world.events.push({
      id: world.id(),
      ticket_id: ticket.id,
      at: morning + HOUR,
      updater_id: people.helga.id,
      via: 'web',
      child_events: [{ id: world.id(), event_type: 'CommentRedactEvent', type: 'CommentRedactEvent' }],
    })
    const audit = await finished(await open())
    expect(audit).toMatchObject({ notes: { edited: 1 }, report: { figures: { turns: 1, neglected: 0 } } })
  })

  test('what was written in the last minute is not asked for: nobody is called unanswered before they are', async () => {
    world.ticket(now - 16 * MINUTE, people.nadia, 'Hello?')
    const answered = world.ticket(now - 20 * MINUTE, world.user('Omar'), 'Hello?')
    world.comment(answered, now - 14 * MINUTE, people.helga, 'Hello.')
    const audit = await finished(await open())
    expect(audit.coveredUntil).toBe(now - MINUTE)
    expect(audit.report!.figures).toMatchObject({ turns: 2, neglected: 0 })
  })
})

describe('as much as the token and the plan give', () => {
  test('a plan without SLA policies and schedules: it says what is missing and how to mend it, and goes on', async () => {
    world.ticket(morning, people.nadia, 'Hello?')
    const audit = await finished(
      await open({
        closed: { '/api/v2/business_hours': 403, '/api/v2/incremental/ticket_metric_events': 404 },
      }),
    )
    expect(audit).toMatchObject({
      state: 'done',
      report: { figures: { neverAnswered: 1 } },
      missing: [
        {
          verdict: 'warn',
          message: expect.stringContaining('hidden neglect is left out'),
          mend: expect.stringContaining('Professional'),
        },
        { verdict: 'warn', message: expect.stringContaining('the reconciliation is left out') },
      ],
    })
  })

  test("a token that is wrong, not an agent's, or may not export is told before anything begins", async () => {
    const check = async (options: Partial<FakeZendeskOptions>, token = 'zendesk-token') => {
      const { id } = await open(options)
      const { settings: stored } = await audits.find(id)
      const findings = await audits.deps.helpdesks.reader('zendesk', stored, token).check()
      return findings.filter(({ verdict }) => verdict !== 'ok')
    }
    expect(await check({})).toEqual([])
    await zendesk.close()
    expect(await check({}, 'another')).toMatchObject([
      { verdict: 'fail', message: 'Zendesk refuses the token' },
    ])
    await zendesk.close()
    expect(await check({ closed: { '/api/v2/incremental': 403 } })).toMatchObject([
      { verdict: 'fail', message: expect.stringContaining('only administrators may export') },
    ])
    await zendesk.close()
    expect(await check({ now: () => now + 90 * SECOND })).toMatchObject([
      { verdict: 'warn', message: "the helpdesk's clock is 90 seconds ahead of ours" },
    ])
  })

  test('a token that is revoked in the middle stops it; with another one it goes on from there and asks for nothing twice', async () => {
    for (let index = 0; index < 5; index += 1) world.ticket(morning + index * MINUTE, people.nadia, 'Hello?')
    const audit = await open({ pageSize: 2, exportsPerMinute: 4 })
    const waiting = await audits.step(audit.id)
    expect(waiting.state).toBe('waiting')
    expect(waiting.waitingUntil).toBe(now + MINUTE)
    zendesk.revoke()
    const { url } = zendesk
    const stopped = await audits.run(audit.id)
    expect(stopped).toMatchObject({
      state: 'stopped',
      token: null,
      problem: expect.stringContaining('give another one'),
    })
    const before = zendesk.asked.length
    expect(before).toBe(7)
    await zendesk.close()
    zendesk = await fakeZendesk({
      world,
      now: () => audits.now(),
      pageSize: 2,
      token: 'a-new-token',
      port: Number(new URL(url).port),
    })
    const resumed = await resumeAudit(audits.deps, {
      brandId: audits.brandId,
      id: audit.id,
      token: 'a-new-token',
    })
    expect(resumed.type).toBe('changed')
    expect(await audits.run(audit.id)).toMatchObject({
      state: 'done',
      tickets: 5,
      comments: 5,
      report: { figures: { neverAnswered: 5 } },
    })
    expect(zendesk.asked).not.toContain('GET /api/v2/incremental/tickets/cursor.json')
  })

  test('results are there while it runs, and what was erased is gone', async () => {
    for (let index = 0; index < 30; index += 1) world.ticket(morning + index * HOUR, people.nadia, 'Hello?')
    const audit = await open({ pageSize: 5, exportsPerMinute: 8 })
    const seen: (number | undefined)[] = []
    for (
      let state = await audits.step(audit.id);
      state.state !== 'done';
      state = await audits.step(audit.id)
    ) {
      seen.push(state.report?.figures.neglected)
      if (state.waitingUntil !== null) audits.travelTo(state.waitingUntil)
    }
    expect(seen.some((count) => count !== undefined && count > 0 && count < 30)).toBe(true)
    expect((await audits.find(audit.id)).report!.figures.neglected).toBe(30)
    expect(await eraseAudit(audits.deps, { brandId: audits.brandId, id: audit.id })).toBe(true)
    const left = await audits.house.pool.query('select 1 from helpdesk_haul')
    expect(left.rowCount).toBe(0)
  })
})

test('nothing of it is a conversation, starts a clock or writes to the helpdesk', async () => {
  world.ticket(evening, people.nadia, 'Hello?')
  await finished(await open())
  for (const table of ['conversation', 'message', 'timer', 'event'])
    expect((await audits.house.pool.query(`select 1 from ${table}`)).rowCount).toBe(0)
  expect(zendesk.asked.every((one) => one.startsWith('GET '))).toBe(true)
})

const finished = (audit: { readonly id: string }) => audits.run(audit.id)
