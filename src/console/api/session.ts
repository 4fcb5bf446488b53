import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Role, Session } from '../../http/api-types.ts'
import { Problem } from './problem.ts'
import { request } from './request.ts'

/** Null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await request<Session>('/session')
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})

/** For pages behind the sign-in, which are shown only when there is a session. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('a page behind the sign-in was shown without a session')
  return data
}

/** The zone in which the reader reads times: their own, else the browser's. */
export function useZone(): string {
  const { data } = useQuery(sessionQuery)
  return data?.person?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Every role the person has with any brand; the operator's own token counts as a lead. */
export function rolesOf(session: Session): ReadonlySet<Role> {
  const roles = session.brands.flatMap((brand) => brand.roles)
  return new Set<Role>(session.person ? roles : [...roles, 'lead'])
}

/** Where somebody begins: at the board, at their offers, or at the digest. */
export function homeOf(session: Session): '/board' | '/expert' | '/expert/joining' | '/executive' {
  const roles = rolesOf(session)
  // Whoever applied has no role yet: they see what comes next.
  if (roles.size === 0) return '/expert/joining'
  if (roles.has('lead') || roles.has('administrator')) return '/board'
  return roles.has('expert') ? '/expert' : '/executive'
}
