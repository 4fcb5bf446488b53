import { z } from 'zod'
import { brandQuery, channelKind, id, instant, page, pageQuery, slug } from '../../schema.ts'
import { tokenScopes } from '../../auth/token-scopes.ts'
import { role } from '../session/schema.ts'

/** Minutes of the local day, may cross midnight. */
export const sleep = z.object({
  from_minute: z.int().min(0).max(1_439),
  to_minute: z.int().min(0).max(1_439),
})

export const capacity = z.partialRecord(channelKind, z.int().min(0).max(100))

export const person = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    email: z.string(),
    kind: z.enum(['staff', 'freelance']),
    time_zone: z.string(),
    languages: z.array(z.string()),
    skills: z.array(z.string()),
    channel_kinds: z.array(channelKind),
    sleep,
    capacity,
    slack_user_id: z.string().nullable(),
    roles: z.array(z.object({ brand_id: id, role })),
    present_until: instant.nullable(),
    away_until: instant.nullable(),
    /** How many conversations they hold now. */
    holding: z.int(),
  })
  .meta({ id: 'Person' })

export const people = page(person).meta({ id: 'People' })

export const peopleQuery = z.object({ ...brandQuery, role: role.optional(), ...pageQuery })

const zone = z.string().max(64).refine(isZone, 'not an IANA time zone, e.g. Europe/Berlin')
const words = z.array(z.string().trim().min(1).max(64)).max(50)

const details = {
  name: z.string().trim().min(1).max(200),
  email: z.email().max(254),
  kind: z.enum(['staff', 'freelance']),
  time_zone: zone,
  languages: words,
  skills: words,
  channel_kinds: z.array(channelKind),
  sleep,
  capacity,
  slack_user_id: z.string().max(64).nullable(),
}

export const newPerson = z.object({
  ...details,
  brand: z.string().max(64).optional(),
  slug: slug.optional(),
  role: role.default('expert'),
  languages: words.default(['en']),
  skills: words.default([]),
  channel_kinds: details.channel_kinds.optional(),
  sleep: sleep.optional(),
  capacity: capacity.optional(),
  slack_user_id: details.slack_user_id.optional(),
})

export const changedPerson = z.object(details).partial()

export const newRoles = z.object({
  brand: z.string().max(64).optional(),
  /** None: they serve this brand no more. */
  roles: z.array(role).max(4),
})

export const peopleCsv = z.object({
  brand: z.string().max(64).optional(),
  csv: z.string().min(1).max(5_000_000),
  /** Only says what would happen. */
  dry_run: z.boolean().default(true),
})

export const importedPeople = z
  .object({
    rows: z.array(
      z.object({
        /** Of the file, the header is line 1. */
        line: z.int(),
        name: z.string(),
        email: z.string(),
        role,
        /** `add`: somebody new. `known`: this address is somebody already, and stays as it is. `wrong`: see problems. */
        verdict: z.enum(['add', 'known', 'wrong']),
        problems: z.array(z.object({ column: z.string(), problem: z.string() })),
      }),
    ),
    added: z.int(),
  })
  .meta({ id: 'ImportedPeople' })

export const removedPerson = z
  .object({ person_id: id, claims_returned: z.int(), offers_withdrawn: z.int() })
  .meta({ id: 'RemovedPerson' })

const scopes = z.array(z.enum(tokenScopes)).min(1).max(tokenScopes.length)

export const newToken = z.object({
  label: z.string().trim().max(200).optional(),
  scopes: scopes.optional().meta({
    description:
      'What it is good for: `read` asks only, `messages` hands in what customers write, `directory` keeps people by SCIM. Left out: everything that the person may do.',
  }),
  /** Without it the token lasts until it is revoked. */
  expires_at: z.iso.datetime({ offset: true }).optional(),
})

/** The token itself is shown this once. */
export const issuedToken = z
  .object({
    token: z.string(),
    id,
    person_id: id,
    label: z.string().nullable(),
    scopes: scopes.nullable(),
    created_at: instant,
    expires_at: instant.nullable(),
  })
  .meta({ id: 'IssuedToken' })

export const tokens = page(
  z.object({
    id,
    person_id: id,
    label: z.string().nullable(),
    scopes: scopes.nullable(),
    created_at: instant,
    expires_at: instant.nullable(),
    revoked_at: instant.nullable(),
    last_used_at: instant.nullable(),
  }),
).meta({ id: 'Tokens' })

export const signInLink = z.object({ url: z.string(), expires_at: instant }).meta({ id: 'SignInLink' })

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}
