/** What was asked before the console's own code ran, by page-relative time (`performance.now()`). */
export interface Early {
  readonly askedAt: number
  /** When the answer came, if that was long before anybody looks at it. */
  readonly heardAt?: number
  readonly answer: Promise<Response>
}

declare global {
  interface Window {
    /** Asked by `before-paint.js`; by path, and with the method before it unless that is GET. */
    sundialEarly?: Record<string, Early>
  }
}

/** An answer older than this is asked for anew: somebody may have opened the page and come back to it. */
const FRESH_MILLIS = 10_000

/** The answer to this question if it was asked early, once; null: it has to be asked. */
export function takeEarly(method: string, path: string): Early | null {
  if (method !== 'GET') return taken(`${method} ${path}`)
  const early = taken(path) ?? inPage(path)
  return early && performance.now() - early.askedAt < FRESH_MILLIS ? early : null
}

function taken(question: string): Early | null {
  const early = window.sundialEarly?.[question]
  delete window.sundialEarly?.[question]
  return early ?? null
}

/** The server put in the page what it drew the first view of. */
function inPage(path: string): Early | null {
  const known = document.querySelector<HTMLScriptElement>(`script[data-answers="${CSS.escape(path)}"]`)
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (!known || !page) return null
  known.remove()
  const headers = {
    'content-type': 'application/json',
    'x-server-time': document.documentElement.dataset['at'] ?? '',
  }
  return {
    askedAt: page.requestStart,
    heardAt: page.responseStart,
    answer: Promise.resolve(new Response(known.text, { headers })),
  }
}
