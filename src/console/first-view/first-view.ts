import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery } from '../api/session.ts'
import { minePath, mineQuery, offersPath, offersQuery } from '../expert/offers-query.ts'

/** Something that has to be known before the first view is drawn: what `ask` asks for is `path`. */
interface Known {
  readonly path: string
  readonly key: readonly string[]
  readonly ask: (client: QueryClient) => Promise<unknown>
}

const known: readonly Known[] = [
  { path: '/session', key: sessionQuery.queryKey, ask: (client) => client.query(sessionQuery) },
  { path: offersPath, key: offersQuery.queryKey, ask: (client) => client.query(offersQuery) },
  { path: minePath, key: mineQuery.queryKey, ask: (client) => client.query(mineQuery) },
]

/** The page whose first view the server draws. */
export const firstView = { path: '/expert', title: 'expert.offersTitle', known } as const
