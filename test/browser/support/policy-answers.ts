import type { CalendarPreview, Policy } from '../../../src/http/api-types.ts'
import type { Answer } from './answer.ts'
import { at } from './fixtures/clock.ts'
import { brandId, fixtureId } from './fixtures/ids.ts'
import { calendars } from './fixtures/setup.ts'
import type { Asked, World } from './world.ts'

/** What the fixture says about policies and calendars; null when it was asked of something else. */
export function policyAnswer(world: World, { method, path, body }: Asked): Answer | null {
  const [, kind, id = '', verb] = path.split('/')
  if (kind === 'calendars' && id === 'preview') return { status: 200, body: preview }
  if (kind === 'calendars') return { status: 200, body: { items: calendars, next: null } }
  if (kind !== 'policies') return null
  if (method === 'PUT') {
    const ids = (body as { policy_ids: string[] }).policy_ids
    world.policies = world.policies.map((one) => ({ ...one, position: ids.indexOf(one.id) + 1 }))
  }
  if (method === 'POST' && id === '') {
    const { name, slug, definition } = body as Pick<Policy, 'name' | 'slug'> & { definition: object }
    const fresh: Policy = {
      id: fixtureId(11, 90),
      brand_id: brandId,
      slug,
      name,
      position: 9,
      managed_by: 'console',
      published: null,
      draft: draftOf(1, definition),
    }
    world.policies = [...world.policies, fresh]
    return { status: 201, body: fresh }
  }
  if (id === '' || id === 'order') return { status: 200, body: { items: world.policies, next: null } }
  return aboutOne(world, id, verb ?? method, body)
}

const preview: CalendarPreview = {
  time_zone: 'Europe/London',
  customer_time_zone: 'America/New_York',
  notes: [],
  days: [
    {
      date: '2026-03-29',
      holidays: ['Mothering Sunday'],
      windows: [
        {
          from: '2026-03-29T08:00:00.000Z',
          to: '2026-03-29T16:00:00.000Z',
          here: { from: '2026-03-29T09:00:00', to: '2026-03-29T17:00:00' },
          there: { from: '2026-03-29T04:00:00', to: '2026-03-29T12:00:00' },
          seconds: 28_800,
        },
      ],
      clock_changes: [
        { zone: 'Europe/London', at: '2026-03-29T01:00:00.000Z', before_minutes: 0, after_minutes: 60 },
      ],
    },
  ],
}

function aboutOne(world: World, id: string, verb: string, body: unknown): Answer {
  const found = world.policies.find((one) => one.id === id)
  if (!found) return { status: 404, body: { code: 'not_found', detail: 'There is no such policy.' } }
  const keep = (policy: Policy): Answer => {
    world.policies = world.policies.map((one) => (one === found ? policy : one))
    return { status: 200, body: policy }
  }
  const { published, draft } = found
  switch (verb) {
    case 'PATCH': {
      const { name = found.name, definition } = body as { name?: string; definition?: object }
      const next = (published?.version ?? 0) + 1
      return keep({ ...found, name, draft: definition ? draftOf(next, definition) : draft })
    }
    case 'publish':
      return keep({ ...found, published: draft && { ...draft, published_at: at(0) }, draft: null })
    case 'draft':
      keep({ ...found, draft: null })
      return { status: 204 }
    case 'diff': {
      const changes = [{ path: 'targets.first_response.target_minutes', before: 15, after: 20 }]
      return { status: 200, body: { from: published?.version ?? null, to: draft?.version ?? 1, changes } }
    }
    case 'versions': {
      const shown = [draft, published].flatMap((version, index) =>
        version
          ? [
              {
                ...version,
                state: index === 0 ? 'draft' : 'published',
                calendars: null,
                created_by: { id: fixtureId(5, 1), name: 'Elena Fischer' },
                clocks: index * 38,
              },
            ]
          : [],
      )
      return { status: 200, body: { items: shown, next: null } }
    }
    case 'retarget': {
      const [moved, rest] = [38, { ended: 0, new_breaches: 1, voided_breaches: 2 }]
      return { status: 200, body: { version: 4, clocks: 41, moved, earlier: 3, later: 35, ...rest } }
    }
    default:
      return { status: 200, body: found }
  }
}

function draftOf(version: number, definition: object): Policy['draft'] {
  return { version, definition: { ...definition }, created_at: at(0), published_at: null }
}
