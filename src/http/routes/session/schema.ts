import { z } from 'zod'
import { id, instant, page } from '../../schema.ts'

export const role = z.enum(['lead', 'expert', 'executive', 'administrator'])

export const session = z
  .object({
    /** Null for the operator's own token, which is nobody in particular. */
    person: z
      .object({
        id,
        slug: z.string(),
        name: z.string(),
        email: z.string(),
        kind: z.enum(['staff', 'freelance']),
        time_zone: z.string(),
        has_password: z.boolean(),
        present_until: instant.nullable(),
        away_until: instant.nullable(),
      })
      .nullable(),
    /** Nothing else is reached until a second factor is set up. */
    second_factor_owed: z.boolean(),
    brands: z.array(
      z.object({
        id,
        slug: z.string(),
        name: z.string(),
        time_zone: z.string(),
        roles: z.array(role),
        outbound_stopped_at: instant.nullable(),
      }),
    ),
    /** Of the texts: the best of those the person reads for which there are texts. */
    language: z.string(),
    /** The server's clock: countdowns run on it, whatever the browser's says. */
    now: instant,
  })
  .meta({ id: 'Session' })

export const identityProviders = page(
  z
    .object({ slug: z.string(), name: z.string(), kind: z.enum(['oidc', 'saml']), url: z.string() })
    .meta({ id: 'IdentityProvider' }),
).meta({ id: 'IdentityProviders' })

export const secondStep = z
  .object({
    /** The password or the link was right; a code comes next. */
    second_step: z.literal(true),
  })
  .meta({ id: 'SecondStep' })

export const ownSessions = page(
  z
    .object({
      id,
      /** As far as the browser says: "Firefox", "Android". */
      browser: z.string().nullable(),
      system: z.string().nullable(),
      /** Where it signed in from. */
      address: z.string().nullable(),
      created_at: instant,
      /** To the minute; null while nobody has looked. */
      last_seen_at: instant.nullable(),
      expires_at: instant,
      /** The one that asks. */
      current: z.boolean(),
    })
    .meta({ id: 'OwnSession' }),
).meta({ id: 'OwnSessions' })

export const linkRequest = z.object({ email: z.string().trim().min(3).max(320) })

export const signIn = z.object({
  email: z.string().trim().min(3).max(320),
  password: z.string().min(1).max(1_000),
})

export const newPassword = z.object({
  /** Needed once a password is set. */
  current_password: z.string().min(1).max(1_000).optional(),
  new_password: z.string().min(12, 'at least 12 characters').max(128, 'at most 128 characters'),
})
