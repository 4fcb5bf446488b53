import { inspect } from 'node:util'
import { LaterReleaseError } from '../db/migrate.ts'
import { EnvironmentError } from '../environment.ts'
import { ConfigError } from './set-up-brands.ts'

/** What whoever has started us reads: what is wrong and how to mend it, where we know; otherwise all there is, for whoever mends us. */
export function explanation(error: unknown): string {
  if (error instanceof EnvironmentError || error instanceof ConfigError || error instanceof LaterReleaseError)
    return error.message
  const { code, port } = error as { code?: string; port?: number }
  if (code === 'EADDRINUSE')
    return `port ${port ?? ''} is taken, by another program or by a Sundial that runs already; set PORT (console) or SUNDIAL_SMTP_PORT (mail) to a free one`
  return inspect(error)
}
