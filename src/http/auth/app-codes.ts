import { Secret, TOTP } from 'otpauth'

/** RFC 6238 as every app knows it: SHA-1, six digits, half a minute. */
const kind = { issuer: 'Sundial', algorithm: 'SHA1', digits: 6, period: 30 } as const

export interface NewAppSecret {
  /** Base32, to be typed where no camera is. */
  readonly secret: string
  /** `otpauth:` for a QR code. */
  readonly uri: string
}

export function newAppSecret(email: string): NewAppSecret {
  const secret = new Secret({ size: 20 })
  return { secret: secret.base32, uri: new TOTP({ ...kind, label: email, secret }).toString() }
}

/** Which half-minute since 1970 the code belongs to: this one, or a neighbour for clocks that differ. Null for a wrong code. */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const totp = new TOTP({ ...kind, secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? null : totp.counter({ timestamp: now }) + delta
}
