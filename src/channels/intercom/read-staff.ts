import { NotAvailable, type HelpdeskLine } from '../../helpdesk/line/call.ts'
import { doubtful } from '../port/finding.ts'
import { skillOf, type Staff } from '../port/staff.ts'
import { admins, teams } from './live-shapes.ts'

/** Intercom tells who is away, not who is there: away counts, all else is left to the rosters. Teams stand for skills. */
export async function readStaff(
  line: HelpdeskLine,
  groupSkills: Readonly<Record<string, string>>,
): Promise<Staff> {
  try {
    const all = admins.parse((await line({ path: '/admins' })).body).admins
    const named = new Map(
      teams.parse((await line({ path: '/teams' })).body).teams.map(({ id, name }) => [id, name]),
    )
    return {
      missing: [],
      people: all.flatMap(({ email, away_mode_enabled: away, team_ids }) =>
        email == null
          ? []
          : [
              {
                email,
                available: away === true ? false : null,
                skills: (team_ids ?? []).flatMap((id) => {
                  const name = named.get(id)
                  return name === undefined ? [] : [skillOf(name, groupSkills)]
                }),
              },
            ],
      ),
    }
  } catch (error) {
    if (!(error instanceof NotAvailable)) throw error
    return {
      people: [],
      missing: [
        doubtful(
          `who is away cannot be read (${error.status}): the rosters here say who is there`,
          'Let the app read teammates: Developer Hub, Authentication, Read admins.',
        ),
      ],
    }
  }
}
