/** What `before-paint.js` asked while the console's own files were still on their way. */
interface Early {
  readonly askedAt: number
  readonly answer: Promise<Response>
}

declare global {
  interface Window {
    sundialEarly?: Record<string, Early>
  }
}

/** An answer older than this is asked for anew: somebody may have opened the page and come back to it. */
const FRESH_MILLIS = 10_000

/** The answer to this question if it was asked early, once; null: it has to be asked. */
export function takeEarly(path: string): Early | null {
  const early = window.sundialEarly?.[path]
  if (!early) return null
  delete window.sundialEarly?.[path]
  return performance.now() - early.askedAt < FRESH_MILLIS ? early : null
}
