import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { access, type Operation } from '../../src/http/authorise.ts'
import { routes } from '../../src/http/routes/routes.ts'
import type { Role } from '../../src/workflows/ports/people-store.ts'
import { addOtherBrand, addPersonWith } from './support/other-brand.ts'
import { openApi, API_TOKEN, type Api } from './support/open-api.ts'

const roles: readonly Role[] = ['lead', 'expert', 'executive', 'administrator']

/** What each route is asked with. Nothing of it exists, so whoever may pass gets no further than 404, 400 or a harmless 200. */
const NOWHERE = '00000000-0000-7000-8000-000000000000'

/** Written down a second time on purpose: a change of rights must be meant. L lead, E expert, X executive, A administrator. */
const expected: Readonly<Record<Operation, string>> = {
  'openapi.read': 'anyone',
  'session.create': 'anyone',
  'session.mail-link': 'anyone',
  'session.providers': 'anyone',
  'session.end': 'anyone',
  'session.read': 'LEXA',
  'session.second-step': 'anyone',
  'second-factor.read': 'LEXA',
  'second-factor.begin': 'LEXA',
  'second-factor.confirm': 'LEXA',
  'second-factor.new-codes': 'LEXA',
  'second-factor.end': 'LEXA',
  'second-factor.reset': 'A',
  'sessions.list': 'LEXA',
  'sessions.end': 'LEXA',
  'sessions.end-others': 'LEXA',
  'password.change': 'LEXA',
  'presence.record': 'LEXA',
  'board.read': 'LEXA',
  'day.read': 'LEXA',
  'conversations.list': 'LEXA',
  'conversations.read': 'LEXA',
  'attachments.read': 'LEXA',
  'conversations.reply': 'LEA',
  'conversations.take': 'LEA',
  'conversations.assign': 'LA',
  'conversations.keep': 'LEA',
  'conversations.hand-back': 'LEA',
  'conversations.solve': 'LEA',
  'conversations.no-reply-needed': 'LEA',
  'clocks.explain': 'LEXA',
  'conversations.change': 'LEA',
  'conversations.status': 'LEA',
  'conversations.snooze': 'LEA',
  'conversations.wake': 'LEA',
  'conversations.merge': 'LEA',
  'conversations.undo-merge': 'LEA',
  'conversations.undo-solving': 'LEA',
  'conversations.split': 'LEA',
  'conversations.mark-not-customer': 'LEA',
  'conversations.unmark-not-customer': 'LEA',
  'conversations.needs-answer': 'LEA',
  'customers.change': 'LA',
  'customers.find': 'LA',
  'customers.export': 'A',
  'customers.forget': 'A',
  'offers.list': 'LEA',
  'offers.claim': 'LEA',
  'offers.decline': 'LEA',
  'stream.read': 'LEXA',
  'messages.ingest': 'LA',
  'channels.list': 'LEXA',
  'channels.create': 'LA',
  'channels.change': 'LA',
  'channels.remove': 'LA',
  'channels.test': 'LA',
  'channels.test-draft': 'LA',
  'channel-kinds.list': 'LA',
  'policies.list': 'LEXA',
  'policies.read': 'LEXA',
  'policies.versions': 'LEXA',
  'policies.diff': 'LEXA',
  'policies.check': 'LA',
  'policies.create': 'LA',
  'policies.change': 'LA',
  'policies.publish': 'LA',
  'policies.discard-draft': 'LA',
  'policies.remove': 'LA',
  'policies.order': 'LA',
  'policies.retarget-preview': 'LA',
  'policies.retarget': 'LA',
  'back-tests.create': 'LA',
  'errands.read': 'LA',
  'calendars.list': 'LEXA',
  'calendars.create': 'LA',
  'calendars.change': 'LA',
  'calendars.read': 'LEXA',
  'calendars.remove': 'LA',
  'calendars.preview': 'LEXA',
  'calendars.preview-draft': 'LA',
  'holidays.places': 'LA',
  'holidays.list': 'LA',
  'holidays.ical': 'LA',
  'rosters.list': 'LEXA',
  'rosters.create': 'LA',
  'rosters.change': 'LA',
  'open-slots.list': 'LEA',
  'open-slots.offer': 'LA',
  'open-slots.take': 'LEA',
  'open-slots.release': 'LEA',
  'people.remove': 'LA',
  'offers.shown': 'LEA',
  'feeds.list': 'LEXA',
  'feeds.create': 'LEXA',
  'feeds.revoke': 'LEXA',
  'preferences.read': 'LEXA',
  'preferences.change': 'LEXA',
  'pay.own': 'LEXA',
  'pay.own-entries': 'LEXA',
  'pay.set-payout': 'LEXA',
  'disputes.own': 'LEXA',
  'disputes.open': 'LEXA',
  'statements.list': 'LEXA',
  'statements.read': 'LEXA',
  'pay-rules.read': 'LA',
  'pay-rules.set': 'LA',
  'budgets.read': 'LA',
  'budgets.set': 'LA',
  'disputes.list': 'LA',
  'disputes.decide': 'LA',
  'payment-batches.list': 'LA',
  'payment-batches.order': 'LA',
  'payment-batches.file': 'LA',
  'payments.settle': 'LA',
  'payments.report': 'LA',
  'admissions.own': 'LEXA',
  'admissions.act': 'LEXA',
  'feedback.read': 'LEXA',
  'applications.create': 'anyone',
  'admissions.list': 'LA',
  'admissions.decide': 'LA',
  'abilities.verify': 'LA',
  'invitations.create': 'LA',
  'agreements.list': 'LA',
  'agreements.publish': 'LA',
  'brand-tests.list': 'LA',
  'brand-tests.publish': 'LA',
  'network.read': 'LA',
  'network.change': 'LA',
  'approvals.list': 'LA',
  'approvals.decide': 'LA',
  'reviews.list': 'LA',
  'reviews.add': 'LA',
  'people.duplicates': 'LA',
  'people.join': 'LA',
  'practice.answer': 'LEXA',
  'phone-tests.create': 'LEXA',
  'phone-tests.read': 'LEXA',
  'phone-tests.shown': 'LEXA',
  'push.key': 'LEXA',
  'push.subscribe': 'LEXA',
  'push.unsubscribe': 'LEXA',
  'coverage.read': 'LXA',
  'coverage.try': 'LXA',
  'context.read': 'LEA',
  'snippets.list': 'LEA',
  'snippets.create': 'LA',
  'snippets.change': 'LA',
  'snippets.verify': 'LEA',
  'snippets.remove': 'LA',
  'snippets.restore': 'LA',
  'customers.set-facts': 'LA',
  'decisions.about-person': 'LEA',
  'decisions.on-conversation': 'LEA',
  'conversations.escalate': 'LEA',
  'conversations.note': 'LEA',
  'preventions.list': 'LXA',
  'roster-changes.list': 'LEXA',
  'roster-changes.create': 'LA',
  'roster-changes.remove': 'LA',
  'shifts.list': 'LEXA',
  'shifts.try': 'LA',
  'swaps.list': 'LEA',
  'swaps.ask': 'LEA',
  'swaps.take': 'LEA',
  'swaps.withdraw': 'LEA',
  'absences.list': 'LEA',
  'absences.add': 'LEA',
  'absences.import': 'LEA',
  'absences.remove': 'LEA',
  'absence-feeds.list': 'LEA',
  'absence-feeds.create': 'LEA',
  'absence-feeds.read': 'LEA',
  'absence-feeds.remove': 'LEA',
  'brands.list': 'LEXA',
  'brands.change': 'LA',
  'outbound.stop': 'LA',
  'outbound.start': 'LA',
  'people.list': 'LA',
  'people.create': 'LA',
  'people.change': 'LA',
  'people.roles': 'LA',
  'people.import': 'LA',
  'tokens.list': 'LA',
  'tokens.create': 'LA',
  'tokens.revoke': 'LA',
  'sign-in-links.create': 'LA',
  'breaches.list': 'LXA',
  'figures.read': 'LXA',
  'figures.turns': 'LXA',
  'figures.views': 'LA',
  'figures.mine': 'LEXA',
  'preventions.say': 'LEA',
  'alarms.list': 'LXA',
  'mystery-visits.list': 'LXA',
  'mystery-visits.begin': 'LA',
  'mystery-shoppers.list': 'LXA',
  'mystery-shoppers.save': 'LA',
  'mystery-shoppers.remove': 'LA',
  'alarms.subscription': 'LXA',
  'alarms.subscribe': 'LXA',
  'remedies.list': 'LXA',
  'remedies.try': 'LXA',
  'remedies.adopt': 'LA',
  'figures.experience': 'LXA',
  'figures.conversations': 'LXA',
  'figures.definitions': 'LXA',
  'recoveries.list': 'LXA',
  'recoveries.own': 'LXA',
  'recoveries.close': 'LXA',
  'digests.preview': 'LXA',
  'digests.send': 'LXA',
  'subscriptions.list': 'LXA',
  'subscriptions.create': 'LXA',
  'subscriptions.end': 'LXA',
  'helpdesk-audits.check': 'LA',
  'helpdesk-audits.begin': 'LA',
  'helpdesk-audits.columns': 'LA',
  'helpdesk-audits.csv': 'LA',
  'helpdesk-audits.list': 'LXA',
  'helpdesk-audits.read': 'LXA',
  'helpdesk-audits.digest': 'LXA',
  'helpdesk-audits.tickets': 'LXA',
  'helpdesk-audits.ticket': 'LXA',
  'helpdesk-audits.pause': 'LA',
  'helpdesk-audits.resume': 'LA',
  'helpdesk-audits.stop': 'LA',
  'helpdesk-audits.erase': 'LA',
  'audit.list': 'LA',
  'audit.verify': 'LA',
  'operations.read': 'LA',
}

const letters: Readonly<Record<Role, string>> = { lead: 'L', expert: 'E', executive: 'X', administrator: 'A' }

let api: Api
let other: string
const tokens = new Map<string, string>()

beforeAll(async () => {
  api = await openApi()
  other = await addOtherBrand(api.house)
  const demo = await api.house.db
    .selectFrom('brand')
    .select('id')
    .where('slug', '=', 'demo')
    .executeTakeFirstOrThrow()
  for (const role of roles) {
    await addPersonWith(api.house, demo.id, role, `demo-${role}`)
    await addPersonWith(api.house, other, role, `other-${role}`)
    tokens.set(`demo-${role}`, await api.tokenOf(`demo-${role}`))
    tokens.set(`other-${role}`, await api.tokenOf(`other-${role}`))
  }
})
afterAll(() => api.close())

const called = routes.filter((route) => route.operation !== 'stream.read')

function call(route: (typeof routes)[number], sent: object) {
  const path = route.path.replace(/:\w+/g, NOWHERE)
  return api.send(route.method.toUpperCase(), path.slice(1), { ...(route.body && { body: {} }), ...sent })
}

test('every route says here, a second time, who may', () => {
  const operations = new Set<Operation>(routes.map((route) => route.operation))
  const unsaid = [...operations].filter((operation) => !(operation in expected))
  const hint = `Add to \`expected\` in test/http/roles.test.ts, from src/http/authorise.ts:\n${unsaid
    .map((operation) => `  '${operation}': '${rightsInLetters(operation)}',`)
    .join('\n')}\nand ask yourself of each letter whether you mean it.`
  expect(unsaid, hint).toEqual([])
})

function rightsInLetters(operation: Operation): string {
  const allowed: readonly Role[] | 'anyone' | 'signed-in' = access[operation]
  if (allowed === 'anyone') return 'anyone'
  return roles
    .filter((role) => allowed === 'signed-in' || allowed.includes(role))
    .map((role) => letters[role])
    .join('')
}

test('every route has its row in the table of rights, and the table no others', () => {
  const known = new Set<string>(routes.map((route) => route.operation))
  expect(Object.keys(access).filter((operation) => !known.has(operation))).toEqual(['openapi.read'])
})

describe.each(called)('$method $path', (route) => {
  const rights = expected[route.operation]

  test('requires authentication', async () => {
    const answer = await call(route, {})
    if (rights === 'anyone') expect(answer.status).not.toBe(403)
    else expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
  })

  test.each(roles)('for the role %s', async (role) => {
    const answer = await call(route, { token: tokens.get(`demo-${role}`) })
    const forbidden = answer.status === 403 && answer.body.code === 'forbidden'
    expect(answer.status).not.toBe(401)
    expect(answer.status).not.toBe(500)
    expect(
      forbidden,
      `${route.operation} for ${role}: see src/http/authorise.ts and \`expected\` above`,
    ).toBe(rights !== 'anyone' && !rights.includes(letters[role]))
  })

  test("the operator's token has a lead's rights", async () => {
    const answer = await call(route, { token: API_TOKEN })
    const forbidden = answer.status === 403 && answer.body.code === 'forbidden'
    expect(forbidden).toBe(rights !== 'anyone' && !rights.includes('L'))
  })
})

test('the live stream requires authentication', async () => {
  expect((await api.get('stream')).status).toBe(401)
})

describe('across brands', () => {
  const shopper = {
    channel: 'demo-email',
    at: '20:30',
    from: { name: 'Jana', address: 'jana@letters.example' },
    subject: 'Delivery',
    texts: ['When?'],
  }
  const naming = called.filter(
    (route) => route.query && 'brand' in (route.query as unknown as { shape: object }).shape,
  )

  test.each(naming)('$method $path knows no brand that one does not serve', async (route) => {
    const period = 'from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z'
    const path = route.path.slice(1).replace(/:\w+/g, 'one')
    const body = route.method === 'put' ? { body: shopper } : {}
    const mine = await api.send(route.method.toUpperCase(), `${path}?brand=other&${period}`, {
      ...body,
      token: tokens.get('demo-administrator')!,
    })
    expect(mine).toMatchObject({ status: 404, body: { code: 'unknown_brand', known: ['demo'] } })
  })

  test('what belongs to another brand is neither found nor listed nor changed', async () => {
    const { token } = { token: tokens.get('other-administrator')! }
    const lists = [
      'people',
      'channels',
      'policies',
      'calendars',
      'rosters',
      'brands',
      'breaches',
      'conversations',
      'offers',
    ]
    for (const list of lists) {
      const { body } = await api.get(list, { token })
      expect(JSON.stringify(body.items)).not.toMatch(/demo-(?!o)|Demo/)
    }
    const posted = await api.post('channels/demo-posts/messages', {
      token: API_TOKEN,
      body: {
        external_id: 'x',
        thread_key: 'x',
        author: { kind: 'customer', address: 'ana@customers.example' },
        text: 'Hello?',
      },
    })
    const conversation = posted.body.conversation_id as string
    const policy = await api.house.db.selectFrom('policy').select('id').executeTakeFirstOrThrow()
    const calendar = await api.house.db.selectFrom('calendar').select('id').executeTakeFirst()
    const roster = await api.house.db.selectFrom('roster').select('id').executeTakeFirstOrThrow()
    const person = await api.personId('amara')
    const attempts: [string, string, object?][] = [
      ['GET', `conversations/${conversation}`],
      ['POST', `conversations/${conversation}/replies`, { text: 'Hi' }],
      ['POST', `conversations/${conversation}/take`],
      ['POST', `conversations/${conversation}/solve`],
      ['POST', `conversations/${conversation}/no-reply-needed`, { reason: 'because' }],
      ['PATCH', 'channels/demo-posts', { mode: 'observe' }],
      ['POST', 'channels/demo-posts/messages', { external_id: 'y' }],
      ['PATCH', `policies/${policy.id}`, { name: 'Mine' }],
      ['POST', `policies/${policy.id}/publish`],
      ['PATCH', `rosters/${roster.id}`, { name: 'Mine' }],
      ...(calendar
        ? [['PATCH', `calendars/${calendar.id}`, { name: 'Mine' }] as [string, string, object]]
        : []),
      ['PATCH', `people/${person}`, { name: 'Mine' }],
      ['POST', `people/${person}/tokens`, {}],
      ['POST', `people/${person}/sign-in-link`],
      ['PATCH', 'brands/demo', { name: 'Mine' }],
      ['POST', 'brands/demo/outbound/stop'],
    ]
    for (const [method, path, body] of attempts) {
      const answer = await api.send(method, path, { token, ...(body && { body }) })
      expect({ path, status: answer.status }).toEqual({ path, status: 404 })
    }
    expect((await api.get('channels', { token: API_TOKEN })).body.items).toHaveLength(4)
  })

  test('a person in two brands has in each the rights they have there', async () => {
    const person = await addPersonWith(api.house, other, 'lead', 'both')
    const demo = await api.house.db
      .selectFrom('brand')
      .select('id')
      .where('slug', '=', 'demo')
      .executeTakeFirstOrThrow()
    await api.house.db
      .insertInto('membership')
      .values({ brand_id: demo.id, person_id: person, role: 'expert' })
      .execute()
    const token = await api.tokenOf('both')
    expect((await api.send('PATCH', 'channels/other-posts', { token, body: { name: 'Posts' } })).status).toBe(
      200,
    )
    expect((await api.send('PATCH', 'channels/demo-posts', { token, body: { name: 'Posts' } })).status).toBe(
      404,
    )
    expect((await api.get('board?brand=demo', { token })).status).toBe(200)
  })

  test('a lead acts in nobody’s name who has more rights', async () => {
    const token = tokens.get('demo-lead')!
    const make = async (slug: string) =>
      (await api.post(`people/${await api.personId(slug)}/tokens`, { token, body: {} })).status
    expect(await make('demo-expert')).toBe(201)
    expect(await make('elena')).toBe(403) // administrator
    expect(await make('both')).toBe(403) // lead elsewhere
    expect(await make('other-expert')).toBe(404)
    const promoted = await api.post('people', {
      token,
      body: {
        name: 'Sly',
        email: 'sly@demo.example',
        kind: 'staff',
        time_zone: 'UTC',
        role: 'administrator',
      },
    })
    expect(promoted).toMatchObject({ status: 403, body: { code: 'beyond_reach' } })
  })
})
