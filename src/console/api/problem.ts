/** What went wrong with a request: an RFC 9457 problem of the server, or no answer at all (`status` 0, code `offline`). */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly body: Readonly<Record<string, unknown>>

  constructor(status: number, code: string, detail: string, body: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.body = body
  }
}

export function isProblem(error: unknown, code: string): error is Problem {
  return error instanceof Problem && error.code === code
}
