/** What a platform's interface answered; a status of 4xx or 5xx is an answer, too. */
export interface ServiceAnswer {
  readonly status: number
  /** The JSON of it; null where it is none. */
  readonly json: unknown
  readonly bytes: Buffer
  readonly header: (name: string) => string | undefined
}

export interface ServiceCall {
  readonly method?: 'GET' | 'POST'
  /** With its query. */
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | URLSearchParams
}

export interface Service {
  readonly fetch: typeof fetch
  /** A token that is good; with `true` a new one. */
  readonly token: (renew?: boolean) => Promise<string>
}

const PATIENCE = 30_000

/** One call with the token on it; refused for the token's sake (401), once more with a new one. */
export async function callService({ fetch, token }: Service, call: ServiceCall): Promise<ServiceAnswer> {
  const first = await attempt(fetch, call, await token())
  return first.status === 401 ? attempt(fetch, call, await token(true)) : first
}

/** One call, signed or not. */
export async function attempt(
  call: typeof fetch,
  { method = 'GET', url, headers = {}, body }: ServiceCall,
  bearer: string | null,
): Promise<ServiceAnswer> {
  const response = await call(url, {
    method,
    headers: { ...headers, ...(bearer !== null && { authorization: `Bearer ${bearer}` }) },
    ...(body !== undefined && { body }),
    signal: AbortSignal.timeout(PATIENCE),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  return {
    status: response.status,
    json: jsonIn(bytes, response.headers.get('content-type')),
    bytes,
    header: (name) => response.headers.get(name) ?? undefined,
  }
}

function jsonIn(bytes: Buffer, type: string | null): unknown {
  if (!type?.includes('json')) return null
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
