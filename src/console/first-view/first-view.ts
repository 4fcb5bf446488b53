import { sessionQuery } from '../api/session.ts'
import { minePath, mineQuery, offersPath, offersQuery } from '../expert/offers-query.ts'

/** Something that has to be known before the first view is drawn: the answer to `path` of the API, kept under `key`. */
interface Known {
  readonly path: string
  readonly key: readonly string[]
}

const known: readonly Known[] = [
  { path: '/session', key: sessionQuery.queryKey },
  { path: offersPath, key: offersQuery.queryKey },
  { path: minePath, key: mineQuery.queryKey },
]

/** The page whose first view the server draws. */
export const firstView = { path: '/expert', title: 'expert.offersTitle', known } as const
