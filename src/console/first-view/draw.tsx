import { createMemoryHistory } from '@tanstack/react-router'
import { renderToString } from 'react-dom/server'
import rules from 'virtual:first-rules'
import type { Instant } from '../../domain/time/instant.ts'
import { App } from '../app.tsx'
import { directionOf, pickLanguage } from '../i18n/languages.ts'
import { speaking } from '../i18n/start-i18n.ts'
import { holdNow } from '../live/now.ts'
import { createConsole } from '../router.tsx'
import { tabTitle } from '../shell/page-title.tsx'
import { firstView } from './first-view.ts'
import { stylesOf, type StyleRule } from './styles-of.ts'

/** What the server asks its own API before it draws: paths below /api/v1. */
export const asked: readonly string[] = firstView.known.map(({ path }) => path)

export interface Drawn {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** Of the browser's tab. */
  readonly title: string
  /** What stands in `#root`. */
  readonly html: string
  /** Of the console's style sheets what this needs to be painted. */
  readonly styles: string
}

/**
 * The first view as HTML, drawn by the same components as in a browser, at the instant `at`, in the first of the `wanted` languages
 * that the console speaks. `answers`: the body of each answer, by the path `asked`. Null where the reader would be led elsewhere.
 */
export async function draw(
  wanted: readonly string[],
  at: Instant,
  answers: ReadonlyMap<string, unknown>,
): Promise<Drawn | null> {
  const language = pickLanguage(wanted)
  const i18n = await speaking(language)
  const { router, queryClient } = createConsole({
    history: createMemoryHistory({ initialEntries: [firstView.path] }),
    isServer: true,
    scrollRestoration: false,
  })
  for (const { path, key } of firstView.known) queryClient.setQueryData(key, answers.get(path))
  await router.load()
  if (router.state.location.pathname !== firstView.path) return null
  holdNow(at)
  try {
    const html = renderToString(<App router={router} queryClient={queryClient} i18n={i18n} />)
    return {
      language,
      direction: directionOf(language),
      title: tabTitle(i18n.t(firstView.title)),
      html,
      styles: stylesOf(rules as readonly StyleRule[], html),
    }
  } finally {
    holdNow(null)
  }
}
