import { MINUTE, SECOND, type Instant } from '../../domain/time/instant.ts'
import type { HelpdeskFinding } from '../../workflows/ports/helpdesk.ts'
import { lacking } from './finding.ts'

/** A helpdesk's clock that runs wrong by more than this is told; waits are differences of its own times, and stay right. */
const TOLD_FROM = MINUTE

export function skewFinding(theirs: Instant | null, ours: Instant): readonly HelpdeskFinding[] {
  if (theirs === null || Math.abs(theirs - ours) < TOLD_FROM) return []
  const seconds = Math.round(Math.abs(theirs - ours) / SECOND)
  return [
    lacking(
      `the helpdesk's clock is ${seconds} seconds ${theirs > ours ? 'ahead of' : 'behind'} ours`,
      'Waits are counted by its own clock and stay right; whoever runs the server should correct it.',
    ),
  ]
}
