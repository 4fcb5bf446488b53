/** What was asked before the console's own code ran. */
interface Early {
  /** By page-relative time (`performance.now()`). */
  readonly askedAt: number
  readonly answer: Promise<Response>
}

declare global {
  interface Window {
    /** Asked by `before-paint.js`; by path, and with the method before it unless that is GET. */
    sundialEarly?: Record<string, Early>
  }
}

/** What was learned longer ago may be out of date: asking again is cheap. */
const FRESH_MILLIS = 10_000

/** The answer to this question if it was asked early, once; null: it has to be asked. What was done by a tap is done, however long ago. */
export function takeEarly(method: string, path: string): Early | null {
  const question = method === 'GET' ? path : `${method} ${path}`
  const early = window.sundialEarly?.[question]
  if (!early) return null
  delete window.sundialEarly?.[question]
  return method !== 'GET' || performance.now() - early.askedAt < FRESH_MILLIS ? early : null
}
