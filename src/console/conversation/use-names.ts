import { useQuery } from '@tanstack/react-query'
import type { ConversationDetail } from '../../http/api-types.ts'
import { rolesOf, useSession } from '../api/session.ts'
import { peopleQuery } from '../people/people-query.ts'
import { useOneBrand } from '../shell/brand.ts'
import { namesIn } from './names.ts'

/** Person id -> name: of everybody in the conversation, and for those who may see them of all who work for the brand. */
export function useNames(detail: ConversationDetail): ReadonlyMap<string, string> {
  const roles = rolesOf(useSession())
  const mayList = roles.has('lead') || roles.has('administrator')
  const people = useQuery({ ...peopleQuery(useOneBrand()), enabled: mayList, refetchInterval: false })
  return new Map([
    ...(people.data?.items ?? []).map(({ id, name }) => [id, name] as const),
    ...namesIn(detail),
  ])
}
