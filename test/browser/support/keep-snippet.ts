import type { NewSnippet, Snippet } from '../../../src/http/api-types.ts'
import { ok, problem, type Answer } from './answer.ts'
import { inSeconds } from './fixtures/clock.ts'
import { brandId, fixtureId } from './fixtures/ids.ts'
import { people } from './fixtures/people.ts'
import type { World } from './world.ts'

/** Texts to answer with: written, verified, removed, and brought back. */
export function keepSnippet(world: World, method: string, id: string, verb: string, body: unknown): Answer {
  if (method === 'POST' && id === '') {
    const fresh = snippetOf(body as NewSnippet, world.snippets.length + 1)
    world.snippets = [...world.snippets, fresh]
    return { status: 201, body: fresh }
  }
  if (verb === 'restore') {
    const back = world.removedSnippets.find((one) => one.id === id)
    if (!back) return problem(404, 'not_found', 'There is no such removed snippet.')
    world.snippets = [...world.snippets, back]
    return ok(back)
  }
  const before = world.snippets.find((one) => one.id === id)
  if (!before) return problem(404, 'not_found', 'There is no such snippet.')
  if (method === 'DELETE') {
    world.removedSnippets = [...world.removedSnippets, before]
    world.snippets = world.snippets.filter((one) => one !== before)
    return { status: 204 }
  }
  const after: Snippet = {
    ...before,
    ...(body as Partial<Snippet>),
    expired: false,
    verified_at: inSeconds(0),
  }
  world.snippets = world.snippets.map((one) => (one === before ? after : one))
  return ok(after)
}

function snippetOf(written: NewSnippet, number: number): Snippet {
  const { title, text, language, channel_kinds: kinds = [], tags = [], owner_id: owner, expires_at } = written
  const { id: personId, name } = people.find((one) => one.id === owner) ?? people[0]!
  return {
    id: fixtureId(31, number),
    brand_id: brandId,
    title,
    text,
    language,
    channel_kinds: kinds,
    tags,
    owner: { person_id: personId, name },
    expires_at,
    verified_at: inSeconds(0),
    expired: false,
    version: 1,
  }
}
