import type { HelpdeskLine } from '../../helpdesk/line/call.ts'
import { usersPage } from '../../helpdesk/zendesk/shapes.ts'

/** The agent with that mail address; null where there is none. */
export async function userWith(line: HelpdeskLine, email: string): Promise<number | null> {
  const answer = await line({ path: '/api/v2/users/search.json', query: { query: `email:${email}` } })
  const found = usersPage
    .parse(answer.body)
    .users.find((user) => user.email?.toLowerCase() === email.toLowerCase() && user.role !== 'end-user')
  return found?.id ?? null
}
