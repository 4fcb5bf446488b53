import { z } from 'zod'
import { DAY, SECOND } from '../../domain/time/instant.ts'
import { ComeBackLater } from '../../workflows/ports/channel-adapter.ts'
import { TokenRefused, type HelpdeskFinding } from '../../workflows/ports/helpdesk.ts'
import { NotAvailable, type HelpdeskLine } from '../line/call.ts'
import { skewFinding } from '../line/clock-skew.ts'
import { bad, good, lacking } from '../line/finding.ts'
import { user } from './shapes.ts'

const me = z.looseObject({ user: user.extend({ id: z.number().nullable(), name: z.string().nullish() }) })

/** Tries everything that an audit reads, changing nothing. The sample exports answer with fifty items at most. */
export async function checkZendesk(line: HelpdeskLine, now: number): Promise<readonly HelpdeskFinding[]> {
  const findings: HelpdeskFinding[] = []
  try {
    const answer = await line({ path: '/api/v2/users/me.json' })
    const read = me.safeParse(answer.body)
    // Whoever is not signed in is answered as an anonymous user without an id.
    if (!read.success || read.data.user.id === null)
      return [
        bad(
          'Zendesk does not know this token',
          'Copy the API token again, with the mail address of its owner.',
        ),
      ]
    const { name, role } = read.data.user
    if (role === 'end-user')
      return [
        bad(
          `the token belongs to ${name ?? 'a customer'}, who is no agent`,
          'Make a token as an administrator.',
        ),
      ]
    findings.push(good(`signed in as ${name ?? 'somebody'} (${role})`))
    findings.push(...skewFinding(answer.at, now))
  } catch (error) {
    return [failureOf(error)]
  }
  const start = String(Math.floor((now - DAY) / SECOND))
  for (const { path, reads, without, mend, needed } of parts)
    try {
      await line({ path, query: path.includes('incremental') ? { start_time: start } : {} })
      findings.push(good(`${reads} can be read`))
    } catch (error) {
      if (error instanceof ComeBackLater)
        findings.push(
          lacking(
            `${reads}: Zendesk asks us to wait just now`,
            'Nothing to do: the audit waits as long as it is asked to.',
          ),
        )
      else if (!(error instanceof NotAvailable)) findings.push(failureOf(error))
      else
        findings.push((needed ? bad : lacking)(`${reads} cannot be read (${error.status}): ${without}`, mend))
    }
  return findings
}

const parts = [
  {
    path: '/api/v2/incremental/tickets/sample.json',
    reads: 'tickets and their comments',
    without: 'only administrators may export',
    mend: 'Make the token as an administrator, or let one make it.',
    needed: true,
  },
  {
    path: '/api/v2/slas/policies.json',
    reads: "Zendesk's own SLA policies",
    without: 'the reconciliation is left out',
    mend: 'SLA policies come with the plan Professional and above; an administrator can read them.',
    needed: false,
  },
  {
    path: '/api/v2/business_hours/schedules.json',
    reads: 'your business hours',
    without: 'hidden neglect cannot be told apart',
    mend: 'Schedules come with the plan Professional and above; the audit counts around the clock without them.',
    needed: false,
  },
] as const

function failureOf(error: unknown): HelpdeskFinding {
  if (error instanceof TokenRefused)
    return bad(
      'Zendesk refuses the token',
      'Copy the API token again, with the mail address of its owner; API access has to be on in the Admin Center.',
    )
  if (error instanceof ComeBackLater) return bad('Zendesk asks us to wait just now', 'Try again in a minute.')
  if (error instanceof NotAvailable && error.status === 404)
    return bad('there is no Zendesk at that address', 'It looks like https://your-company.zendesk.com.')
  if (error instanceof NotAvailable && error.status === 0)
    return bad(error.message, 'Give the public https address of your helpdesk.')
  return bad(
    `Zendesk cannot be reached: ${error instanceof Error ? error.message : String(error)}`,
    'It looks like https://your-company.zendesk.com.',
  )
}
