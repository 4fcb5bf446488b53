import { createHash } from 'node:crypto'

/** Asks whether a password stands in a collection of leaked ones. */
export type LeakedPasswords = (password: string) => Promise<boolean>

const PATIENCE = 3_000

/**
 * The range interface of Have I Been Pwned or a mirror of it: five of forty digits of the SHA-1 leave the house, neither the password nor who
 * has it. Padding hides how many fit. Rejects where nobody answers in time.
 */
export function leakedPasswords(base: string, call: typeof fetch): LeakedPasswords {
  return async (password) => {
    const digest = createHash('sha1').update(password).digest('hex').toUpperCase()
    const [asked, kept] = [digest.slice(0, 5), digest.slice(5)]
    const response = await call(new URL(asked, base.endsWith('/') ? base : `${base}/`), {
      headers: { 'add-padding': 'true', 'user-agent': 'Sundial' },
      signal: AbortSignal.timeout(PATIENCE),
    })
    if (!response.ok) throw new Error(`the collection of leaked passwords answered ${response.status}`)
    return (await response.text()).split(/\r?\n/).some((line) => {
      const [rest, times] = line.trim().split(':')
      return rest?.toUpperCase() === kept && Number(times) > 0
    })
  }
}
