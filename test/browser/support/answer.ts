export interface Answer {
  readonly status: number
  readonly body?: unknown
}

export function problem(status: number, code: string, detail: string, more: object = {}): Answer {
  return {
    status,
    body: { type: 'about:blank', title: detail, status, code, detail, request_id: 'fixture', ...more },
  }
}

export function ok(body: unknown): Answer {
  return { status: 200, body }
}
