import type { DirectoryUser, DirectoryUserRow } from '../../db/directory/directory-users.ts'
import { isZone } from '../../domain/time/zone.ts'
import { ScimError } from './scim-error.ts'

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'

export function userResource(row: DirectoryUserRow, base: string): Record<string, unknown> {
  const [language] = row.languages
  return {
    schemas: [USER],
    id: row.id,
    ...(row.external_id !== null && { externalId: row.external_id }),
    userName: row.user_name,
    displayName: row.name,
    name: { formatted: row.name },
    emails: [{ value: row.email, type: 'work', primary: true }],
    active: row.active,
    timezone: row.time_zone,
    ...(language !== undefined && { preferredLanguage: language }),
    groups: row.groups.map(({ id, display_name }) => ({
      value: id,
      display: display_name,
      $ref: `${base}/Groups/${id}`,
    })),
    meta: {
      resourceType: 'User',
      created: row.created_at.toISOString(),
      lastModified: row.changed_at.toISOString(),
      location: `${base}/Users/${row.id}`,
    },
  }
}

export interface ReadUser extends DirectoryUser {
  readonly active: boolean
}

/** What a directory says of somebody. Throws ScimError where the name or the address is missing. */
export function readUser(resource: unknown): ReadUser {
  const said = asObject(resource)
  const userName = text(said['userName'])
  if (userName === null) throw new ScimError(400, '"userName" is missing.', 'invalidValue')
  const email = addressIn(said) ?? (userName.includes('@') ? userName : null)
  if (email === null)
    throw new ScimError(
      400,
      'No e-mail address: send "emails" with one, or an address as "userName"; people are known here by it.',
      'invalidValue',
    )
  const zone = text(said['timezone'])
  const language = text(said['preferredLanguage']) ?? text(said['locale'])
  return {
    userName,
    externalId: text(said['externalId']),
    name: nameIn(said) ?? userName,
    email,
    timeZone: zone !== null && isZone(zone) ? zone : 'UTC',
    languages: [language?.split(/[-_]/)[0]?.toLowerCase() ?? 'en'],
    active: truth(said['active']),
  }
}

function nameIn(said: Record<string, unknown>): string | null {
  const { formatted, givenName, familyName } = asObject(said['name'])
  const parts = [text(givenName), text(familyName)].filter((part) => part !== null)
  return text(said['displayName']) ?? (parts.length > 0 ? parts.join(' ') : text(formatted))
}

function addressIn(said: Record<string, unknown>): string | null {
  const emails: readonly unknown[] = Array.isArray(said['emails']) ? said['emails'] : []
  const first = emails.find((one) => asObject(one)['primary'] === true) ?? emails[0]
  return text(asObject(first)['value'])
}

/** Some directories send "False" as a text. */
function truth(value: unknown): boolean {
  return !(value === false || (typeof value === 'string' && value.toLowerCase() === 'false'))
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

export function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
