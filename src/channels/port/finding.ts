/** What a test of a connection found, and what somebody can do about it. */
export interface Finding {
  readonly verdict: 'ok' | 'warn' | 'fail'
  readonly message: string
  /** How to mend it; absent when nothing is wrong. */
  readonly mend?: string
}

export function works(message: string): Finding {
  return { verdict: 'ok', message }
}

export function doubtful(message: string, mend: string): Finding {
  return { verdict: 'warn', message, mend }
}

export function broken(message: string, mend: string): Finding {
  return { verdict: 'fail', message, mend }
}
