import { personOfSession, personOfToken } from '../../db/auth/authenticated-person.ts'
import { everyBrand } from '../../db/auth/every-brand.ts'
import { hashSecret } from '../../db/auth/secret.ts'
import { touchSession } from '../../db/auth/sessions.ts'
import { touchToken } from '../../db/auth/tokens.ts'
import type { HttpDeps } from '../deps.ts'
import type { Viewer } from '../viewer.ts'
import { isApiToken } from './api-token.ts'

export interface Credentials {
  readonly authorization: string | undefined
  readonly sessionId: string | undefined
}

/** Who it is. A bearer token, right or wrong, takes precedence over a cookie. Null for nobody we know. */
export async function authenticate(
  deps: Pick<HttpDeps, 'db' | 'setup' | 'now' | 'settings'>,
  { authorization, sessionId }: Credentials,
): Promise<{ readonly viewer: Viewer; readonly now: number } | null> {
  if (authorization !== undefined) return byToken(deps, bearer(authorization))
  if (!sessionId) return null
  const known = await personOfSession(deps.db, hashSecret(sessionId), deps.now(), deps.settings.sessions)
  if (!known) return null
  const { unseen, ...person } = known
  if (unseen) await touchSession(deps.db, sessionId, deps.now())
  return { viewer: { ...person, kind: 'person', via: 'session', tokenScopes: null }, now: person.now }
}

async function byToken(
  { db, setup, now, settings }: Pick<HttpDeps, 'db' | 'setup' | 'now' | 'settings'>,
  token: string | null,
): Promise<{ readonly viewer: Viewer; readonly now: number } | null> {
  if (!token) return null
  if (isApiToken(token, settings.apiToken)) {
    const every = await everyBrand({ db, setup }, now())
    return { viewer: { kind: 'operator', via: 'token', memberships: every.memberships }, now: every.now }
  }
  const known = await personOfToken(db, hashSecret(token), now())
  if (!known) return null
  const { unseen, scopes, ...person } = known
  if (unseen) await touchToken(db, token, now())
  return { viewer: { ...person, kind: 'person', via: 'token', tokenScopes: scopes }, now: person.now }
}

function bearer(authorization: string): string | null {
  return /^Bearer +([\w~+/.-]+=*)$/i.exec(authorization)?.[1] ?? null
}
