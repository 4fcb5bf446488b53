import type { HelpdeskLine } from '../../helpdesk/line/call.ts'
import { admins, me } from './live-shapes.ts'

/** The teammate with that mail address; null where there is none. */
export async function adminWith(line: HelpdeskLine, email: string): Promise<string | null> {
  const all = admins.parse((await line({ path: '/admins' })).body).admins
  return all.find((one) => one.email?.toLowerCase() === email.toLowerCase())?.id ?? null
}

/** Whose token it is. */
export async function ownAdmin(line: HelpdeskLine): Promise<string> {
  return me.parse((await line({ path: '/me' })).body).id
}
