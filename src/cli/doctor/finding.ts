/** What one check has to say, and what somebody can do about it. */
export interface Finding {
  readonly check: string
  readonly verdict: 'ok' | 'warn' | 'fail'
  readonly message: string
  /** How to mend it; absent when nothing is wrong. */
  readonly mend?: string
}

export function ok(check: string, message: string): Finding {
  return { check, verdict: 'ok', message }
}

export function warn(check: string, message: string, mend: string): Finding {
  return { check, verdict: 'warn', message, mend }
}

export function fail(check: string, message: string, mend: string): Finding {
  return { check, verdict: 'fail', message, mend }
}
