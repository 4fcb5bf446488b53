/** The demo's actors come in through the same doors as everybody else: this is the one for programs. */
export interface Api {
  get<Answer>(path: string): Promise<Answer>
  post<Answer>(path: string, body: object, headers?: Readonly<Record<string, string>>): Promise<Answer>
}

/** Refused by the server; `status` and `code` say why. */
export class ApiRefusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, detail: string) {
    super(`${status} ${code}: ${detail}`)
    this.status = status
    this.code = code
  }
}

export function apiAt(baseUrl: string, token: string): Api {
  async function call<Answer>(method: string, path: string, body?: object, headers = {}): Promise<Answer> {
    const response = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = (await response.json().catch(() => ({}))) as { code?: string; detail?: string }
    if (!response.ok)
      throw new ApiRefusal(response.status, answer.code ?? 'unknown', answer.detail ?? response.statusText)
    return answer as Answer
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
  }
}
