import { z } from 'zod'
import { NotAvailable, type HelpdeskLine } from '../../helpdesk/line/call.ts'
import { doubtful } from '../port/finding.ts'
import { skillOf, type Staff } from '../port/staff.ts'
import { agents } from './live-shapes.ts'

const teams = z.array(z.looseObject({ id: z.number(), name: z.string() }))
const members = z.array(z.looseObject({ id: z.number() }))

/** Skills of agents, by their number. */
export type TeamSkills = ReadonlyMap<number, readonly string[]>

/** Online takes work; busy and offline do not. */
export async function readStaff(line: HelpdeskLine, account: number, skills: TeamSkills): Promise<Staff> {
  try {
    const all = agents.parse((await line({ path: `/api/v1/accounts/${account}/agents` })).body)
    return {
      missing: [],
      people: all.flatMap(({ id, email, availability_status: status }) =>
        email == null
          ? []
          : [{ email, available: status == null ? null : status === 'online', skills: skills.get(id) ?? [] }],
      ),
    }
  } catch (error) {
    if (!(error instanceof NotAvailable)) throw error
    return {
      people: [],
      missing: [
        doubtful(
          `who is online cannot be read (${error.status}): the rosters here say who is there`,
          'Make the token as a member of the account.',
        ),
      ],
    }
  }
}

/** Teams of the account as skills. None where they are closed to the token. */
export async function readTeams(
  line: HelpdeskLine,
  account: number,
  groupSkills: Readonly<Record<string, string>>,
): Promise<TeamSkills> {
  const skills = new Map<number, string[]>()
  const path = `/api/v1/accounts/${account}/teams`
  try {
    for (const { id, name } of teams.parse((await line({ path })).body))
      for (const member of members.parse((await line({ path: `${path}/${id}/team_members` })).body))
        skills.set(member.id, [...(skills.get(member.id) ?? []), skillOf(name, groupSkills)])
  } catch (error) {
    if (!(error instanceof NotAvailable)) throw error
  }
  return skills
}
