import { z } from 'zod'
import { ComeBackLater, type Delivery } from '../../workflows/ports/channel-adapter.ts'
import { waitOf } from '../../network/wait-of.ts'

export interface Graph {
  readonly url: string
  readonly token: string
  readonly fetch: typeof fetch
}

const failure = z.object({
  error: z.object({
    message: z.string().default(''),
    code: z.number().default(0),
    error_subcode: z.number().optional(),
    is_transient: z.boolean().optional(),
    error_data: z.object({ details: z.string().optional() }).optional(),
  }),
})

/** Application, account, page, phone number, or pair of both, asked too often. */
const tooOften = new Set([4, 17, 32, 613, 80007, 130429, 131048, 131056])
/** The access token, the app's rights, the account's bill: somebody mends it, and another attempt works. */
const oursToMend = new Set([3, 10, 190, 200, 131005, 131042])
/** The customer wrote too long ago: only a template, sent from elsewhere, reaches them. */
const REENGAGEMENT = 131047
const OUTSIDE_WINDOW = 2018278

export class GraphError extends Error {
  override name = 'GraphError'
  readonly kind: 'for-good' | 'ours-to-mend' | 'passing'

  constructor(kind: GraphError['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}

/** One call of the Graph API, GET without a body. Rejects with `GraphError` or `ComeBackLater`. */
export async function callGraph({ url, token, fetch }: Graph, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${url.replace(/\/$/, '')}/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer
  const { error } = failure.catch({ error: { message: `HTTP ${response.status}`, code: 0 } }).parse(answer)
  if (response.status === 429 || tooOften.has(error.code)) {
    const { headers } = response
    const wait = waitOf({ retryAfter: headers.get('retry-after') }, Date.parse(headers.get('date') ?? ''))
    throw new ComeBackLater(wait, `Meta asks us to wait: ${error.message}`)
  }
  const said = error.error_data?.details ?? error.message
  if (error.code === REENGAGEMENT || error.error_subcode === OUTSIDE_WINDOW)
    throw new GraphError(
      'for-good',
      `the customer wrote too long ago for Meta to pass an answer on (${said})`,
    )
  if (oursToMend.has(error.code))
    throw new GraphError('ours-to-mend', `Meta refuses (${error.code}): ${said}`)
  const passing = response.status >= 500 || error.is_transient === true
  throw new GraphError(passing ? 'passing' : 'for-good', `Meta refuses (${error.code}): ${said}`)
}

/** For good: the reply has failed. Anything else is thrown, for another attempt. */
export function graphRefusal(error: unknown): Delivery {
  if (error instanceof GraphError && error.kind === 'for-good')
    return { accepted: false, error: error.message }
  throw error
}
