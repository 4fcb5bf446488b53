import type { QueryClient } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { startTransition } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App } from '../app.tsx'
import { saidToBeAway } from '../expert/use-presence.ts'
import { holdNow } from '../live/now.ts'
import type { ConsoleRouter } from '../router.tsx'
import { learnWhatWasDrawn } from './learn-what-was-drawn.ts'
import { tapsAreAnswered } from './taps.ts'

interface Console {
  readonly router: ConsoleRouter
  readonly queryClient: QueryClient
  readonly i18n: i18n
}

/**
 * Shows the console in `root`. What the server drew there stays as it is and comes to life piece by piece, so that no finger waits for
 * long; where this browser would draw something else (another language, somebody who is away), it is drawn anew, of the same answers.
 */
export async function takeOver(root: HTMLElement, { router, queryClient, i18n }: Console): Promise<void> {
  const { drawn, at } = document.documentElement.dataset
  const app = <App router={router} queryClient={queryClient} i18n={i18n} />
  if (drawn !== undefined) {
    learnWhatWasDrawn(queryClient, Number(at))
    holdNow(Number(at))
  }
  if (drawn === i18n.language && !saidToBeAway()) {
    // Tells the router that the outermost of what it shows stands there already.
    router.ssr = { manifest: undefined }
    await router.load()
    startTransition(() => void hydrateRoot(root, app))
  } else {
    createRoot(root).render(app)
  }
  tapsAreAnswered()
}
