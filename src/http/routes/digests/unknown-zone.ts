import type { Answer } from '../../answer.ts'
import { problem } from '../../problem.ts'

export function unknownZone(zone: string): Answer {
  return problem(
    400,
    'invalid_request',
    `In the body, "${zone}" is not a time zone: use an IANA name such as Europe/Berlin.`,
    { errors: [{ path: 'body.time_zone', problem: 'not an IANA time zone' }] },
  )
}
