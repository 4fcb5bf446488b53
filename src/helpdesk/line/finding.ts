import type { HelpdeskFinding } from '../../workflows/ports/helpdesk.ts'

export function good(message: string): HelpdeskFinding {
  return { verdict: 'ok', message, mend: null }
}

/** The audit goes on without it. */
export function lacking(message: string, mend: string): HelpdeskFinding {
  return { verdict: 'warn', message, mend }
}

export function bad(message: string, mend: string): HelpdeskFinding {
  return { verdict: 'fail', message, mend }
}
