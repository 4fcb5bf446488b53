import type { QueryClient } from '@tanstack/react-query'
import type { Instant } from '../../domain/time/instant.ts'
import { learnServerTime } from '../live/now.ts'
import { firstView } from './first-view.ts'

/**
 * Tells the console what the server drew the first view of, as it stands in the page, and what time it was then (`at`). However old it is:
 * what stands there was made of it, and comes to life only as long as nothing else is known.
 */
export function learnWhatWasDrawn(queryClient: QueryClient, at: Instant): void {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const { requestStart: askedAt, responseStart: heardAt } = page ?? { requestStart: 0, responseStart: 0 }
  learnServerTime({ askedAt, heardAt, serverTime: at })
  for (const { path, key } of firstView.known) queryClient.setQueryData(key, JSON.parse(answerInPage(path)))
}

function answerInPage(path: string): string {
  const answer = document.querySelector<HTMLScriptElement>(`script[data-answers="${CSS.escape(path)}"]`)
  if (!answer) throw new Error(`the page does not tell of ${path} what it was drawn of`)
  return answer.text
}
