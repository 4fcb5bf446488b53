import { z } from 'zod'
import {
  changeSnippet as change,
  removeSnippet as remove,
  restoreSnippet as restore,
} from '../../../db/changes/snippets.ts'
import { readSnippets } from '../../../db/read/snippets.ts'
import { noContent, ok, type Answer } from '../../answer.ts'
import type { Scope } from '../../authorise.ts'
import { brandIds, by } from '../../by.ts'
import type { HttpDeps } from '../../deps.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { ledBrands } from '../absences/whose.ts'
import { findPerson } from '../people/find.ts'
import { expiryOf } from './check.ts'
import { presentSnippet } from './present.ts'
import { changedSnippet, snippet, verified } from './schema.ts'

export const changeSnippet = route({
  operation: 'snippets.change',
  method: 'patch',
  path: '/snippets/:id',
  summary: 'Change a snippet; whoever does vouches for it until "expires_at".',
  params: z.object({ id }),
  body: changedSnippet,
  answers: { 200: { is: 'The snippet.', schema: snippet }, 404: { is: 'No such snippet, or owner.' } },
  handle: (deps, { scope, params, body, now }) => vouch(deps, scope, params.id, body, now),
})

export const verifySnippet = route({
  operation: 'snippets.verify',
  method: 'post',
  path: '/snippets/:id/verify',
  summary: 'I have looked at it: it is right until "expires_at".',
  params: z.object({ id }),
  body: verified,
  answers: {
    200: { is: 'The snippet.', schema: snippet },
    403: { is: 'not_yours: its owner or a lead verifies it.' },
    404: { is: 'No such snippet.' },
  },
  handle: (deps, { scope, params, body, now }) => vouch(deps, scope, params.id, body, now),
})

async function vouch(
  deps: HttpDeps,
  scope: Scope,
  snippetId: string,
  changed: z.output<typeof changedSnippet>,
  now: number,
): Promise<Answer> {
  const find = async () => {
    const [row] = await readSnippets(deps.db, brandIds(scope), { id: snippetId, now: new Date(now) })
    return row
  }
  const before = await find()
  if (!before) return notFound('snippet')
  const leads = ledBrands(scope).some((brand) => brand.id === before.brand_id)
  if (!leads && before.owner_id !== scope.personId) return notYours
  const expiry = expiryOf(changed.expires_at, now)
  if (!expiry.ok) return expiry.answer
  const brands = scope.brands.filter((brand) => brand.id === before.brand_id)
  if (changed.owner_id && !(await findPerson(deps, { ...scope, brands }, changed.owner_id)))
    return notFound('owner')
  const given = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined))
  await change(deps.db, by(deps, scope), before, { ...before, ...given, expires_at: expiry.at })
  return ok(presentSnippet((await find()) ?? before, now))
}

export const removeSnippet = route({
  operation: 'snippets.remove',
  method: 'delete',
  path: '/snippets/:id',
  summary: 'Nobody answers with it any more.',
  params: z.object({ id }),
  answers: { 204: { is: 'Removed.' }, 404: { is: 'No such snippet.' } },
  async handle(deps, { scope, params, now }) {
    const [row] = await readSnippets(deps.db, brandIds(scope), { id: params.id, now: new Date(now) })
    if (!row) return notFound('snippet')
    await remove(deps.db, by(deps, scope), row)
    return noContent
  },
})

export const restoreSnippet = route({
  operation: 'snippets.restore',
  method: 'post',
  path: '/snippets/:id/restore',
  summary: 'It was removed by mistake: it stands again as it was.',
  params: z.object({ id }),
  answers: {
    200: { is: 'The snippet.', schema: snippet },
    404: { is: 'Nothing was removed under this id.' },
  },
  async handle(deps, { scope, params, now }) {
    const restored = await restore(deps.db, by(deps, scope), brandIds(scope), params.id)
    const asked = { id: params.id, now: new Date(now) }
    const [row] = restored ? await readSnippets(deps.db, [restored.brandId], asked) : []
    return row ? ok(presentSnippet(row, now)) : notFound('removed snippet')
  },
})

const notYours = problem(403, 'not_yours', 'Its owner vouches for it, or a lead.')
