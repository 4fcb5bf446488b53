import { NoticeRefused } from '../../workflows/ports/notifier.ts'
import { exchange } from '../../network/exchange.ts'
import { addressProblem, LeadsInside } from '../../network/public-lookup.ts'

/** Beyond that the other side hangs; the queue tries again. */
const PATIENCE_MS = 10_000

export interface PostOptions {
  /** For addresses that people gave: nothing inside our own network is called, whatever name it has at that moment. */
  readonly publicOnly?: boolean
}

/**
 * Posts JSON and answers the status; redirects are not followed. Throws `NoticeRefused` for what the other side will never
 * take (4xx but 408 and 429), and for an address that may not be called.
 */
export async function postJson(
  url: string,
  body: unknown,
  { publicOnly = false }: PostOptions = {},
): Promise<number> {
  const target = new URL(url)
  if (publicOnly) refuseInside(target)
  const status = await post(target, JSON.stringify(body), publicOnly)
  if (status >= 200 && status < 300) return status
  const problem = `${target.host} answered ${status}`
  const final = status >= 300 && status < 500 && ![408, 429].includes(status)
  throw final ? new NoticeRefused(problem) : new Error(problem)
}

function refuseInside(target: URL): void {
  const problem = addressProblem(target)
  if (problem !== null) throw new NoticeRefused(problem)
}

async function post(target: URL, body: string, guarded: boolean): Promise<number> {
  try {
    const response = await exchange(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      guarded,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    response.destroy()
    return response.statusCode ?? 0
  } catch (error) {
    throw error instanceof LeadsInside ? new NoticeRefused(error.message) : error
  }
}
