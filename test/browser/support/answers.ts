import type { World } from './fixture-server.ts'
import { boardOf } from './fixtures/board.ts'
import { day } from './fixtures/day.ts'
import { people, sessionOf } from './fixtures/people.ts'

export interface Answer {
  readonly status: number
  readonly body?: unknown
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
}

export function problem(status: number, code: string, detail: string, more: object = {}): Answer {
  return {
    status,
    body: { type: 'about:blank', title: detail, status, code, detail, request_id: 'fixture', ...more },
  }
}

/** What the fixture says to a question that no test has answered otherwise. */
export function answers(world: World, asked: Asked): Answer {
  const { method, path, query } = asked
  if (method === 'POST' && path === '/session') return signIn(world, asked.body)
  if (!world.person) return problem(401, 'signed_out', 'Nobody is signed in.')
  if (method === 'DELETE' && path === '/session') {
    world.person = null
    return { status: 204 }
  }
  if (path === '/session') return ok(sessionOf(world.person))
  if (path === '/board') {
    const ids = query.get('conversations')?.split(',')
    return ok(boardOf(ids ? world.rows.filter((row) => ids.includes(row.conversation_id)) : world.rows))
  }
  if (path === '/board/day') return ok(day())
  if (path === '/people') return ok({ items: people, next: null })
  return problem(404, 'not_found', `The fixture has no ${method} ${path}.`)
}

export function ok(body: unknown): Answer {
  return { status: 200, body }
}

function signIn(world: World, body: unknown): Answer {
  const { email, password } = body as { email: string; password: string }
  const person = people.find((one) => one.email === email)
  if (!person || password !== 'correct horse')
    return problem(401, 'wrong_credentials', 'Address and password do not match.')
  world.person = person.slug
  return ok(sessionOf(person.slug))
}
