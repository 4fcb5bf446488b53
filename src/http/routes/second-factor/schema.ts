import { z } from 'zod'
import { instant } from '../../schema.ts'

export const secondFactor = z
  .object({
    on: z.boolean(),
    since: instant.nullable(),
    recovery_codes_left: z.int(),
    /** A brand asks it of one of your roles. */
    asked_for: z.boolean(),
  })
  .meta({ id: 'SecondFactor' })

export const newSecondFactor = z
  .object({
    /** Base32, to be typed where no camera is. It is shown this once. */
    secret: z.string(),
    /** `otpauth:` for a QR code. */
    uri: z.string(),
  })
  .meta({ id: 'NewSecondFactor' })

export const recoveryCodes = z
  .object({
    /** Each signs in once where the phone is lost. They are shown this once. */
    recovery_codes: z.array(z.string()),
  })
  .meta({ id: 'RecoveryCodes' })

export const beginning = z.object({
  /** Needed where a password is set. */
  current_password: z.string().min(1).max(1_000).optional(),
})

export const written = z.object({
  /** Six digits of the app, or a recovery code. */
  code: z.string().trim().min(6).max(40),
})
