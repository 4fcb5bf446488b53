import type { TokenScope } from '../../db/auth/authenticated-person.ts'
import type { Route } from '../route.ts'

/** What a token may be good for, when it is not good for everything that its person may do. */
export const tokenScopes = ['read', 'messages', 'directory'] as const satisfies readonly TokenScope[]

/** `read`: questions only. `messages`: handing in what customers write. `directory`: people and groups by SCIM, outside of the API. */
export function reaches(
  scopes: readonly TokenScope[] | null,
  { method, operation }: Pick<Route, 'method' | 'operation'>,
): boolean {
  if (scopes === null) return true
  if (scopes.includes('read') && method === 'get') return true
  return scopes.includes('messages') && operation === 'messages.ingest'
}
