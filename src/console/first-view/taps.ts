declare global {
  interface Window {
    /** Buttons that were tapped while nothing answered them yet, kept by `before-paint.js`; null from when something does. */
    sundialTaps?: readonly HTMLElement[] | null
  }
}

let early: readonly HTMLElement[] = []

/** From now on a tap reaches whom it is meant for. */
export function tapsAreAnswered(): void {
  early = [...new Set(window.sundialTaps ?? [])]
  window.sundialTaps = null
}

/**
 * What was tapped too early happens now. `told`: is called with what a tap has asked of the server then (`data-posts`), which is not asked
 * again (api/early.ts) but has to be told what became of, whether or not its button still stands there; as that leads elsewhere, other
 * buttons are pressed again only without it.
 */
export function repeatTaps(told: (path: string) => void): void {
  const paths = new Set(early.flatMap(({ dataset }) => dataset['posts'] ?? []))
  const buttons = paths.size > 0 ? [] : early
  for (const button of early) button.removeAttribute('aria-busy')
  early = []
  for (const path of paths) told(path)
  for (const button of buttons) button.click()
}
