import type { Readable } from 'node:stream'

/** What a handler makes of a request. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly stream?: Readable
  readonly headers?: Readonly<Record<string, string>>
  /** A session that begins or, with null, ends with this answer. */
  readonly session?: { readonly id: string; readonly expiresAt: number } | null
  /** The same for the step between the factors. */
  readonly step?: { readonly id: string; readonly expiresAt: number } | null
}

export function ok(body: unknown): Answer {
  return { status: 200, body }
}

export function created(body: unknown): Answer {
  return { status: 201, body }
}

export function accepted(body: unknown): Answer {
  return { status: 202, body }
}

export const noContent: Answer = { status: 204 }
