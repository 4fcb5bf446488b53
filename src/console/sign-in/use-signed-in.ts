import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import type { Session } from '../../http/api-types.ts'
import { homeOf, sessionQuery } from '../api/session.ts'

const route = getRouteApi('/sign-in')

/** Goes where the person was heading before they were asked to sign in. */
export function useSignedIn(): (session: Session) => void {
  const queryClient = useQueryClient()
  const router = useRouter()
  const { next } = route.useSearch()
  return (session) => {
    queryClient.setQueryData(sessionQuery.queryKey, session)
    router.history.push(next && next !== '/' ? next : homeOf(session))
  }
}
