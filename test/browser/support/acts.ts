import type {
  Channel,
  NewChannel,
  NewRosterChange,
  NewToken,
  Person,
  Recovery,
} from '../../../src/http/api-types.ts'
import { actOn, hold } from './act-on-conversation.ts'
import { ok, problem, type Answer } from './answer.ts'
import { inSeconds } from './fixtures/clock.ts'
import { coverage, coverageWithOneMore } from './fixtures/figures.ts'
import { remedyDraft } from './fixtures/digest.ts'
import { helpdeskAudit } from './fixtures/helpdesk-audit.ts'
import { fixtureId } from './fixtures/ids.ts'
import { personBySlug } from './fixtures/people.ts'
import { rosterChange } from './fixtures/roster-changes.ts'
import { keepShopper } from './keep-shopper.ts'
import { keepSnippet } from './keep-snippet.ts'
import type { Asked, Emit, World } from './world.ts'

/** What the fixture does when it is told to. */
export function act(world: World, { method, path, body }: Asked, emit: Emit): Answer {
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
  if (kind === 'people' && method === 'PATCH') {
    world.people = world.people.map((one) => (one.id === id ? { ...one, ...(body as Partial<Person>) } : one))
    return ok(world.people.find((one) => one.id === id))
  }
  if (kind === 'mystery-shoppers') return keepShopper(world, method, id, body)
  if (kind === 'snippets') return keepSnippet(world, method, id, verb ?? '', body)
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
