import { MINUTE, type Millis } from '../../domain/time/instant.ts'
import { doubtful, works, type Finding } from './finding.ts'

/** Who works in a helpdesk beside us. */
export interface Staff {
  readonly people: readonly StaffMember[]
  /** What it does not let us know, and what that means. */
  readonly missing: readonly Finding[]
}

export interface StaffMember {
  readonly email: string
  /** Whether they take work there now; null where it does not tell. */
  readonly available: boolean | null
  /** What the groups they are in make them able to. */
  readonly skills: readonly string[]
}

/** How often it is asked. */
export const STAFF_EVERY: Millis = MINUTE
/** Groups change seldom: they are read anew so often. */
export const GROUPS_EVERY: Millis = 30 * MINUTE

/** The skill that a group of theirs stands for here: the one that is set for it, else its own name, as skills are written. */
export function skillOf(group: string, set: Readonly<Record<string, string>>): string {
  return (
    set[group] ??
    group
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-+|-+$/g, '')
  )
}

/** For a test of the connection: whether it can be read who is there. */
export async function staffFindings(read: () => Promise<Staff>): Promise<readonly Finding[]> {
  try {
    const { people, missing } = await read()
    return missing.length > 0 ? missing : [works(`who of ${people.length} people takes work can be read`)]
  } catch (error) {
    return [
      doubtful(
        `who takes work there cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        'Nothing has to be done: the rosters here say who is there.',
      ),
    ]
  }
}
