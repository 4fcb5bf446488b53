import { z } from 'zod'
import { issueToken, revokeToken as revoke } from '../../../db/auth/tokens.ts'
import { audit } from '../../../db/changes/audit.ts'
import { readTokens, type TokenRow } from '../../../db/read/tokens.ts'
import { parseInstant } from '../../../domain/time/instant.ts'
import { created, noContent } from '../../answer.ts'
import { by } from '../../by.ts'
import { list, recentKey } from '../../list.ts'
import { instantOrNull } from '../../present-instant.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id, pageQuery } from '../../schema.ts'
import { findPerson } from './find.ts'
import { issuedToken, newToken, tokens } from './schema.ts'
import { beyondReach, isWithinReach } from './within-reach.ts'

export const listTokens = route({
  operation: 'tokens.list',
  method: 'get',
  path: '/people/:id/tokens',
  summary: "Somebody's bearer tokens, newest first; never the tokens themselves.",
  params: z.object({ id }),
  query: z.object(pageQuery),
  answers: { 200: { is: 'A page of tokens.', schema: tokens }, 404: { is: 'No such person.' } },
  async handle(deps, { scope, params, query }) {
    if (!(await findPerson(deps, scope, params.id))) return notFound('person')
    return list(
      query,
      recentKey,
      (after, limit) => readTokens(deps.db, params.id, after, limit),
      (row) => [row.created_at.toISOString(), row.id],
      presentToken,
    )
  },
})

export const createToken = route({
  operation: 'tokens.create',
  method: 'post',
  path: '/people/:id/tokens',
  summary: 'Make a bearer token with the rights of this person. It is shown this once.',
  params: z.object({ id }),
  body: newToken,
  answers: {
    201: { is: 'The token.', schema: issuedToken },
    403: { is: 'beyond_reach.' },
    404: { is: 'No such person.' },
  },
  async handle(deps, { scope, params, body: { label = null, scopes = null, expires_at } }) {
    const person = await findPerson(deps, scope, params.id)
    if (!person) return notFound('person')
    if (!isWithinReach(person, scope)) return beyondReach
    const expiresAt = expires_at === undefined ? null : parseInstant(expires_at)
    const issued = await issueToken(deps.db, {
      id: deps.newId(),
      personId: params.id,
      label,
      scopes,
      expiresAt,
      now: deps.now(),
    })
    await audit(deps.db, by(deps, scope), {
      brandId: person.roles[0]?.brand_id ?? null,
      action: 'token.create',
      subject: params.id,
      after: { id: issued.id, label, scopes, expires_at: expires_at ?? null },
    })
    return created({
      token: issued.token,
      id: issued.id,
      person_id: params.id,
      label,
      scopes,
      created_at: new Date(issued.createdAt).toISOString(),
      expires_at: expiresAt === null ? null : new Date(expiresAt).toISOString(),
    })
  },
})

export const revokeToken = route({
  operation: 'tokens.revoke',
  method: 'delete',
  path: '/people/:id/tokens/:token_id',
  summary: 'Make a token worthless. Harmless to repeat.',
  params: z.object({ id, token_id: id }),
  answers: { 204: { is: 'Revoked.' }, 404: { is: 'No such token.' } },
  async handle(deps, { scope, params }) {
    const person = await findPerson(deps, scope, params.id)
    if (!person) return notFound('person')
    if (!(await revoke(deps.db, params.id, params.token_id, deps.now()))) return notFound('token')
    await audit(deps.db, by(deps, scope), {
      brandId: person.roles[0]?.brand_id ?? null,
      action: 'token.revoke',
      subject: params.id,
      before: { id: params.token_id },
    })
    return noContent
  },
})

function presentToken(row: TokenRow) {
  const { id, person_id, label, scopes, created_at, expires_at, revoked_at, last_used_at } = row
  return {
    id,
    person_id,
    label,
    scopes,
    created_at: created_at.toISOString(),
    expires_at: instantOrNull(expires_at),
    revoked_at: instantOrNull(revoked_at),
    last_used_at: instantOrNull(last_used_at),
  }
}
