import { STATUS_CODES } from 'node:http'
import type { Answer } from './answer.ts'

export interface ProblemDetails {
  readonly [field: string]: unknown
  /** Where in the request, and what is wrong there. */
  readonly errors?: readonly { readonly path: string; readonly problem: string }[]
}

/** A refusal as a value. `detail` says what is wrong, where, and how to mend it; programs decide by `code`. */
export function problem(
  status: number,
  code: string,
  detail: string,
  more: ProblemDetails = {},
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: {
      type: `urn:sundial:problem:${code}`,
      title: STATUS_CODES[status] ?? 'Error',
      status,
      code,
      detail,
      ...more,
    },
  }
}

export function notFound(what: string): Answer {
  return problem(404, 'not_found', `There is no such ${what} among the brands in which you may do this.`)
}

/** For errors that cross layers which know nothing of answers: body parsing, routing. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly answer: Answer

  constructor(answer: Answer, options?: ErrorOptions) {
    super('the request was refused', options)
    this.answer = answer
  }
}
