import { ComeBackLater } from '../../workflows/ports/channel-adapter.ts'
import { TokenRefused, type HelpdeskFinding } from '../../workflows/ports/helpdesk.ts'
import { NotAvailable } from './call.ts'
import { bad, good, lacking } from './finding.ts'

/** What went wrong with a first look at a helpdesk, and how to mend it. */
export function failureOf(error: unknown, name: string, token: string, address: string): HelpdeskFinding {
  if (error instanceof TokenRefused) return bad(`${name} refuses the token`, token)
  if (error instanceof ComeBackLater) return bad(`${name} asks us to wait just now`, 'Try again in a minute.')
  if (error instanceof NotAvailable && error.status === 404)
    return bad(`there is no ${name} at that address`, `It looks like ${address}.`)
  if (error instanceof NotAvailable && error.status === 0)
    return bad(error.message, 'Give the public https address of your helpdesk.')
  if (error instanceof NotAvailable) return bad(`${name} does not let this token in (${error.status})`, token)
  return bad(
    `${name} cannot be reached: ${error instanceof Error ? error.message : String(error)}`,
    `It looks like ${address}.`,
  )
}

export interface Part {
  readonly reads: string
  readonly try: () => Promise<unknown>
  readonly without: string
  readonly mend: string
  /** Without it there is no audit. */
  readonly needed: boolean
}

/** Tries the parts that an audit reads, one after the other. */
export async function tryParts(
  parts: readonly Part[],
  failure: (error: unknown) => HelpdeskFinding,
): Promise<readonly HelpdeskFinding[]> {
  const findings: HelpdeskFinding[] = []
  for (const { reads, try: attempt, without, mend, needed } of parts)
    try {
      await attempt()
      findings.push(good(`${reads} can be read`))
    } catch (error) {
      if (error instanceof ComeBackLater)
        findings.push(
          lacking(
            `${reads}: the helpdesk asks us to wait just now`,
            'Nothing to do: the audit waits as long as it is asked to.',
          ),
        )
      else if (error instanceof NotAvailable)
        findings.push((needed ? bad : lacking)(`${reads} cannot be read (${error.status}): ${without}`, mend))
      else findings.push(failure(error))
    }
  return findings
}
