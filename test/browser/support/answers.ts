import type { DigestPeriod } from '../../../src/http/api-types.ts'
import { auditAnswer } from './fixtures/audits.ts'
import { boardOf } from './fixtures/board.ts'
import { auditEntries } from './fixtures/audit.ts'
import { channelKinds } from './fixtures/channel-kinds.ts'
import { contextOf, conversationDetail, conversationOf } from './fixtures/conversation.ts'
import { day } from './fixtures/day.ts'
import { definedFigureNames } from '../../../src/domain/neglect/definitions.ts'
import { translator } from '../../../src/i18n/translate.ts'
import { coverage, experience, figureConversations, figureTurns, preventions } from './fixtures/figures.ts'
import { breaches, digestPreview } from './fixtures/digest.ts'
import { brandId, fixtureId } from './fixtures/ids.ts'
import { networkAnswer } from './fixtures/network.ts'
import { helpdeskAudit } from './fixtures/helpdesk-audit.ts'
import { ownSessions } from './fixtures/own-sessions.ts'
import { people, personBySlug, sessionOf } from './fixtures/people.ts'
import { visits } from './fixtures/shoppers.ts'
import { operations, rosters } from './fixtures/setup.ts'
import { absences, swaps } from './fixtures/roster-changes.ts'
import { policyAnswer } from './policy-answers.ts'
import { act } from './acts.ts'
import { ok, problem, type Answer } from './answer.ts'
import type { Asked, Emit, World } from './world.ts'

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
  if (/^\/conversations\/[^/]+\/context$/.test(path)) return ok(contextOf(path.split('/')[2] ?? ''))
  if (/^\/helpdesk-audits\/[^/]+$/.test(path)) return ok(helpdeskAudit)
  if (/^\/people\/[^/]+\/tokens$/.test(path)) return list(world.tokens)
  switch (path) {
    case '/session':
      return ok(sessionOf(world.person ?? ''))
    case '/sessions':
      return list(ownSessions())
    case '/session/second-factor':
      return ok({ on: false, since: null, recovery_codes_left: 0, asked_for: false })
    case '/brands':
      return list([{ ...sessionOf(world.person ?? '').brands[0], second_factor_for: ['administrator'] }])
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
      return list(
        query.get('state') === 'fresh' ? world.snippets.filter(({ expired }) => !expired) : world.snippets,
      )
    case '/mystery-shoppers':
      return list(world.shoppers)
    case '/mystery-visits':
      return list(visits)
    case '/people':
      return list(world.people)
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

function signIn(world: World, body: unknown): Answer {
  const { email, password } = body as { email: string; password: string }
  const person = people.find((one) => one.email === email)
  if (!person || password !== 'correct horse')
    return problem(401, 'wrong_credentials', 'Address and password do not match.')
  world.person = person.slug
  world.offers = world.offers.filter(({ person_id: id }) => id === person.id)
  return ok(sessionOf(person.slug))
}
