import { NoticeRefused } from '../../workflows/ports/notifier.ts'

/** Beyond that the other side hangs; the queue tries again. */
const PATIENCE_MS = 10_000

/** Posts JSON and answers the status; redirects are not followed. Throws `NoticeRefused` for what the other side will never take (4xx but 408 and 429). */
export async function postJson(url: string, body: unknown): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  await response.body?.cancel()
  if (response.ok) return response.status
  const problem = `${new URL(url).host} answered ${response.status}`
  const final = response.status >= 300 && response.status < 500 && ![408, 429].includes(response.status)
  throw final ? new NoticeRefused(problem) : new Error(problem)
}
