import { administratorToGreet } from '../db/auth/administrator-to-greet.ts'
import { issueSignInLink } from '../db/auth/sign-in-links.ts'
import { HOUR } from '../domain/time/instant.ts'
import { signInUrl } from '../http/auth/sign-in-url.ts'
import type { Sundial } from './start-sundial.ts'

/** Where to go now. The link signs the first administrator in, once. */
export async function greeting({ database, baseUrl, httpPort, smtpPort }: Sundial): Promise<string> {
  const lines = ['', 'Sundial is running.']
  if (httpPort !== null) {
    lines.push(`  Console          ${baseUrl}`)
    const person = await administratorToGreet(database.db)
    if (person) {
      const { secret } = await issueSignInLink(database.db, {
        personId: person.id,
        lasts: 12 * HOUR,
        now: null,
      })
      lines.push(
        `  One-time sign-in ${signInUrl(baseUrl, secret)}`,
        `                   (${person.name}, administrator; good for 12 hours)`,
      )
    }
  }
  if (smtpPort !== null) lines.push(`  Mail comes in at ${smtpPort} (SMTP)`)
  return `${lines.join('\n')}\n\n`
}
