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

/** Presses again what was pressed too early. What it asked of the server then (`data-posts`) is not asked again: api/early.ts. */
export function repeatTaps(): void {
  const buttons = early
  early = []
  for (const button of buttons) standIn(button)?.click()
}

/** The button itself or, drawn anew, the one that asks the same. */
function standIn(button: HTMLElement): HTMLElement | null {
  if (button.isConnected) return button
  const { posts } = button.dataset
  return posts === undefined ? null : document.querySelector(`[data-posts="${CSS.escape(posts)}"]`)
}
