import type {
  BoardRow,
  Channel,
  DigestPeriod,
  NewChannel,
  NewRosterChange,
  NewToken,
  Recovery,
} from '../../../src/http/api-types.ts'
import { auditAnswer } from './fixtures/audits.ts'
import { boardOf } from './fixtures/board.ts'
import { fixtureNow } from './fixtures/clock.ts'
import { auditEntries } from './fixtures/audit.ts'
import { channelKinds } from './fixtures/channel-kinds.ts'
import { conversationDetail, conversationOf } from './fixtures/conversation.ts'
import { day } from './fixtures/day.ts'
import { definedFigureNames } from '../../../src/domain/neglect/definitions.ts'
import { translator } from '../../../src/i18n/translate.ts'
import {
  coverage,
  coverageWithOneMore,
  experience,
  figureConversations,
  figureTurns,
  preventions,
} from './fixtures/figures.ts'
import { breaches, digestPreview, remedyDraft } from './fixtures/digest.ts'
import { brandId, fixtureId } from './fixtures/ids.ts'
import { networkAnswer } from './fixtures/network.ts'
import { snippets } from './fixtures/snippets.ts'
import { helpdeskAudit } from './fixtures/helpdesk-audit.ts'
import { people, personBySlug, sessionOf } from './fixtures/people.ts'
import { operations, rosters } from './fixtures/setup.ts'
import { absences, rosterChange, swaps } from './fixtures/roster-changes.ts'
import { policyAnswer } from './policy-answers.ts'
import type { Asked, Emit, World } from './world.ts'

export interface Answer {
  readonly status: number
  readonly body?: unknown
}

export function problem(status: number, code: string, detail: string, more: object = {}): Answer {
  return {
    status,
    body: { type: 'about:blank', title: detail, status, code, detail, request_id: 'fixture', ...more },
  }
}

export function ok(body: unknown): Answer {
  return { status: 200, body }
}

const list = (items: readonly unknown[]): Answer => ok({ items, next: null })

/** What the fixture says to a question that no test has answered otherwise. */
export function answers(world: World, asked: Asked, emit: Emit): Answer {
  const { method, path, query } = asked
  if (method === 'POST' && path === '/session') return signIn(world, asked.body)
  if (path === '/session/providers')
    return list([{ slug: 'acme', name: 'Acme Identity', kind: 'oidc', url: '/sign-in/with/acme' }])
  if (!world.person) return problem(401, 'signed_out', 'Nobody is signed in.')
  if (method === 'DELETE' && path === '/session') {
    world.person = null
    return { status: 204 }
  }
  const about = policyAnswer(world, asked)
  if (about) return about
  if (method === 'GET') return read(world, path, query)
  return act(world, asked, emit)
}

function read(world: World, path: string, query: URLSearchParams): Answer {
  const conversation = /^\/conversations\/([^/]+)$/.exec(path)?.[1]
  if (conversation) {
    const row = world.rows.find((one) => one.conversation_id === conversation)
    if (!row) return problem(404, 'not_found', 'There is no such conversation.')
    return ok({
      ...conversationDetail(row, world.replies.get(conversation) ?? [], world.notes.get(conversation) ?? []),
      snoozed_until: world.snoozed.get(conversation) ?? null,
    })
  }
  if (/^\/helpdesk-audits\/[^/]+$/.test(path)) return ok(helpdeskAudit)
  if (/^\/people\/[^/]+\/tokens$/.test(path)) return list(world.tokens)
  switch (path) {
    case '/session':
      return ok(sessionOf(world.person ?? ''))
    case '/board': {
      const ids = query.get('conversations')?.split(',')
      return ok(boardOf(ids ? world.rows.filter((row) => ids.includes(row.conversation_id)) : world.rows))
    }
    case '/board/day':
      return ok(day())
    case '/conversations': {
      const q = query.get('q')?.toLowerCase()
      const found = q
        ? world.rows.filter((row) => `${row.customer.name} ${row.subject}`.toLowerCase().includes(q))
        : world.rows
      return list(found.map(conversationOf))
    }
    case '/offers':
      return list(world.offers)
    case '/helpdesk-audits':
      return list([])
    case '/audit': {
      const area = query.get('action') ?? ''
      return list(auditEntries.filter(({ action }) => action.startsWith(area)))
    }
    case '/audit/chain':
      return ok({ whole: true, lines: 1_204, head: 'a3'.repeat(32), broken: [] })
    case '/snippets':
      return list(snippets)
    case '/people':
      return list(people)
    case '/channels':
      return list(world.channels)
    case '/channel-kinds':
      return list(channelKinds)
    case '/rosters':
      return list(rosters)
    case '/recoveries':
      return list(world.recoveries.filter((one) => one.state === query.get('state')))
    case '/roster-changes':
      return list(world.rosterChanges)
    case '/swaps':
      return list(swaps)
    case '/absences':
      return list(absences)
    case '/breaches':
      return list(query.get('voided') === 'true' ? [] : breaches)
    case '/operations':
      return ok(operations())
    case '/digests/preview':
      return ok(digestPreview((query.get('period') ?? 'weekly') as DigestPeriod))
    case '/remedies':
      return list(world.remedies)
    case '/coverage':
      return ok(coverage)
    case '/figures/definitions':
      return list(
        definedFigureNames.map((figure) => ({
          figure,
          title: translator(query.get('language') ?? 'en', 'figures')(`${figure}.title`),
          text: translator(query.get('language') ?? 'en', 'figures')(`${figure}.text`),
          opens_to: null,
        })),
      )
    case '/figures/mine':
      return ok({ taken: 31, pings: 44, pings_in_sleep: 0, offers: 39, unpaid_offers: 8 })
    case '/figures/experience':
      return ok(experience)
    case '/figures/preventions':
      return list(preventions)
    case '/figures/turns':
      return list(figureTurns)
    case '/figures/conversations':
      return list(figureConversations)
    case '/alarm-subscription':
      return ok({ causes: ['index', 'channel_down'], via: ['email'], language: 'en', time_zone: 'UTC' })
    case '/digest-subscriptions':
      return list([
        {
          id: fixtureId(25, 1),
          brand_id: brandId,
          person_id: personBySlug(world.person ?? '').id,
          period: 'weekly',
          at_local_minute: 510,
          time_zone: 'Europe/Berlin',
          language: 'en',
        },
      ])
    default: {
      const about = auditAnswer(path) ?? networkAnswer(path)
      return about === undefined ? problem(404, 'not_found', `The fixture has no GET ${path}.`) : ok(about)
    }
  }
}

function act(world: World, { method, path, body }: Asked, emit: Emit): Answer {
  const [, kind, id = '', verb] = path.split('/')
  const row = world.rows.find((one) => one.conversation_id === id)
  if (kind === 'conversations' && row) return actOn(world, row, verb ?? '', body, emit)
  if (kind === 'offers' && verb === 'claim') {
    const offer = world.offers.find((one) => one.id === id)
    if (!offer) return problem(410, 'expired', 'This offer has lapsed.')
    world.offers = world.offers.filter((one) => one !== offer)
    const claimed = world.rows.find((one) => one.conversation_id === offer.conversation_id)
    if (claimed) hold(world, claimed, 'offer')
    emit('claim.made', offer.conversation_id)
    return ok({
      claim_id: fixtureId(8, 900),
      conversation_id: offer.conversation_id,
      reply_by: inSeconds(180),
    })
  }
  if (kind === 'offers' && verb === 'shown') return ok({ offer_id: id, expires_at: inSeconds(120) })
  if (kind === 'offers' && verb === 'decline') {
    world.offers = world.offers.filter((one) => one.id !== id)
    return ok({ offer_id: id, state: 'declined' })
  }
  if (path === '/helpdesk-audits/columns')
    return ok({
      header: ['Ticket', 'Sent', 'From'],
      rows: [['1', '2026-11-09T08:00:00Z', 'customer']],
      columns: { conversation: 'Ticket', at: 'Sent' },
    })
  if (path === '/helpdesk-audits/csv') return ok({ audit: helpdeskAudit, broken: [] })
  if (path === '/coverage/try') return ok({ before: coverage, after: coverageWithOneMore })
  if (kind === 'people' && verb === 'tokens' && method === 'POST') {
    const { label = null, scopes = null, expires_at: until = null } = body as NewToken
    const made = { id: fixtureId(33, world.tokens.length + 1), person_id: id, label, scopes }
    const token = {
      ...made,
      created_at: inSeconds(0),
      expires_at: until,
      revoked_at: null,
      last_used_at: null,
    }
    world.tokens = [token, ...world.tokens]
    return { status: 201, body: { ...made, token: 'sdl_once', created_at: inSeconds(0), expires_at: until } }
  }
  if (kind === 'people' && verb === 'tokens') {
    world.tokens = world.tokens.map((one) => ({ ...one, revoked_at: inSeconds(0) }))
    return { status: 204 }
  }
  if (kind === 'people' && id === 'import') return ok(importOf(body as { csv: string; dry_run: boolean }))
  if (kind === 'channels') return connect(world, method, id, body)
  if (kind === 'recoveries') return recover(world, id, verb ?? '', body)
  if (kind === 'roster-changes') return changeRoster(world, id, body)
  if (path === '/presence') return ok({ present_until: inSeconds(45), away_until: null })
  if (kind === 'remedies') return tryRemedy(world, id)
  if (path === '/digests') return ok({ digest_id: fixtureId(26, 1), state: 'queued' })
  if (verb === 'sign-in-link')
    return ok({ url: 'http://127.0.0.1:3000/sign-in/abc', expires_at: inSeconds(900) })
  return ok({})
}

function importOf({ csv, dry_run: dry }: { csv: string; dry_run: boolean }) {
  const rows = csv
    .split('\n')
    .slice(1)
    .map((text, index) => {
      const [name = '', email = ''] = text.split(',')
      const wrong = !email.includes('@')
      return {
        line: index + 2,
        name,
        email,
        role: 'expert',
        verdict: wrong ? 'wrong' : 'add',
        problems: wrong ? [{ column: 'email', problem: 'Invalid email address' }] : [],
      }
    })
  return { rows, added: dry ? 0 : rows.filter(({ verdict }) => verdict === 'add').length }
}

function connect(world: World, method: string, id: string, body: unknown): Answer {
  if (id === 'test') {
    const { settings } = body as NewChannel
    const ok_ = settings?.['host'] !== 'imap.nowhere.example'
    return ok({
      ok: ok_,
      findings: ok_
        ? [{ verdict: 'ok', message: 'Signed in.', mend: null }]
        : [{ verdict: 'fail', message: 'imap.nowhere.example is not found', mend: 'Correct the server.' }],
    })
  }
  if (method === 'DELETE') {
    world.channels = world.channels.filter((one) => one.id !== id)
    return { status: 204 }
  }
  const [like] = world.channels
  if (method === 'POST' && like) {
    const { slug, name, kind, adapter, settings = {} } = body as NewChannel
    const fresh = { id: fixtureId(10, 90), slug, name, kind, adapter, settings }
    const added: Channel = { ...like, ...fresh, mode: 'observe', address: null, alarm: null }
    world.channels = [...world.channels, added]
    return { status: 201, body: added }
  }
  const changed = body as Partial<Channel>
  world.channels = world.channels.map((one) => (one.id === id ? { ...one, ...changed } : one))
  return ok(world.channels.find((one) => one.id === id))
}

function tryRemedy(world: World, id: string): Answer {
  if (id === '') {
    world.remedies = [remedyDraft, ...world.remedies]
    return { status: 201, body: remedyDraft }
  }
  const adopted = { adopted_at: inSeconds(0), roster_id: fixtureId(32, 1) }
  world.remedies = world.remedies.map((one) => (one.id === id ? { ...one, ...adopted } : one))
  return ok(world.remedies.find((one) => one.id === id))
}

function recover(world: World, customer: string, verb: string, body: unknown): Answer {
  const { id, name } = personBySlug(world.person ?? '')
  const said = body as Pick<Recovery, 'deed' | 'outcome'>
  const change =
    verb === 'own'
      ? ({ state: 'owned', owner: { id, name }, deed: said.deed } as const)
      : ({ state: 'closed', outcome: said.outcome } as const)
  world.recoveries = world.recoveries.map((one) =>
    one.customer_id === customer ? { ...one, ...change } : one,
  )
  return ok(world.recoveries.find((one) => one.customer_id === customer))
}

function changeRoster(world: World, id: string, body: unknown): Answer {
  if (id !== '') {
    world.rosterChanges = world.rosterChanges.filter((one) => one.id !== id)
    return { status: 204 }
  }
  const { roster_id, kind, definition } = body as NewRosterChange
  const change = rosterChange(world.rosterChanges.length + 10, roster_id, kind, definition)
  world.rosterChanges = [...world.rosterChanges, change]
  return { status: 201, body: { change, overlaps: [], note: null } }
}

function actOn(world: World, row: BoardRow, verb: string, body: unknown, emit: Emit): Answer {
  const id = row.conversation_id
  const mine = row.holder?.person_id === personBySlug(world.person ?? '').id
  if (verb === 'take') {
    if (row.holder && !mine)
      return problem(409, 'already_claimed', 'Somebody has it.', { holder: row.holder })
    hold(world, row, 'self')
    emit('claim.made', id)
    return ok({ claim_id: fixtureId(8, 901), conversation_id: id, reply_by: inSeconds(180) })
  }
  if (verb === 'replies') {
    world.replies.set(id, [...(world.replies.get(id) ?? []), (body as { text: string }).text])
    world.rows = world.rows.map((one) => (one === row ? { ...row, reply_queued: true } : one))
    emit('reply.queued', id)
    return { status: 202, body: { message_id: fixtureId(20, 100), state: 'queued' } }
  }
  if (verb === 'notes') {
    world.notes.set(id, [...(world.notes.get(id) ?? []), (body as { text: string }).text])
    emit('message.recorded', id)
    return { status: 201, body: { message_id: fixtureId(20, 200) } }
  }
  if (verb === 'assign') {
    const to = people.find((one) => one.id === (body as { person_id: string }).person_id)
    if (!to) return problem(404, 'not_found', 'There is no such person.')
    hold(world, row, 'assignment', to)
    emit('claim.made', id)
    return ok({ claim_id: fixtureId(8, 903), conversation_id: id, reply_by: inSeconds(180) })
  }
  if (verb === 'snooze') world.snoozed.set(id, (body as { until: string }).until)
  if (verb === 'wake') world.snoozed.delete(id)
  if (verb === 'hand-back')
    world.rows = world.rows.map((one) => (one === row ? { ...row, holder: null } : one))
  if (verb === 'solve' || verb === 'no-reply-needed')
    world.rows = world.rows.map((one) =>
      one === row ? { ...row, state: 'solved', reply_queued: true } : one,
    )
  emit('claim.ended', id)
  return ok({ conversation_id: id, state: verb === 'hand-back' ? 'open' : 'solved' })
}

function hold(
  world: World,
  row: BoardRow,
  origin: 'offer' | 'self' | 'assignment',
  { id, name } = personBySlug(world.person ?? ''),
): void {
  const holder = {
    claim_id: fixtureId(8, 902),
    person_id: id,
    name,
    origin,
    claimed_at: inSeconds(0),
    reply_by: inSeconds(180),
  }
  world.rows = world.rows.map((one) => (one === row ? { ...row, holder } : one))
}

function inSeconds(seconds: number): string {
  return new Date(fixtureNow() + seconds * 1_000).toISOString()
}

function signIn(world: World, body: unknown): Answer {
  const { email, password } = body as { email: string; password: string }
  const person = people.find((one) => one.email === email)
  if (!person || password !== 'correct horse')
    return problem(401, 'wrong_credentials', 'Address and password do not match.')
  world.person = person.slug
  world.offers = world.offers.filter(({ person_id: id }) => id === person.id)
  return ok(sessionOf(person.slug))
}
