import { reachByMail } from '../../db/auth/credentials.ts'
import type { Answer } from '../answer.ts'
import type { HttpDeps } from '../deps.ts'
import { problem } from '../problem.ts'
import { commonPasswords } from './common-passwords.ts'
import { whyGuessable, type Guessable } from './guessable.ts'

/** Null where it may be set. A collection that does not answer keeps nobody from a new password. */
export async function refusedAsGuessable(
  { db, leaked, log }: Pick<HttpDeps, 'db' | 'leaked' | 'log'>,
  personId: string,
  password: string,
): Promise<Answer | null> {
  const { email, name } = await reachByMail(db, personId)
  const about = ['sundial', ...email.split(/[@.]/), ...name.split(/\s+/)]
  const why = whyGuessable(password, await commonPasswords(), about)
  if (why) return refusal(why)
  const isLeaked = await leaked?.(password).catch((error: unknown) => {
    log.warn({ err: error }, 'a new password could not be looked up among leaked ones, and was taken')
    return false
  })
  return isLeaked ? refusal('leaked') : null
}

const reasons: Readonly<Record<Guessable | 'leaked', string>> = {
  common: 'it is one of those that are tried first, perhaps with something round it',
  repeated: 'it is the same few characters again and again',
  sequence: 'it follows the alphabet, the digits or a row of the keyboard',
  about_you: 'it is made of your name, your address or the name of this program',
  leaked: 'it stands in a collection of passwords that were stolen elsewhere',
}

function refusal(why: Guessable | 'leaked'): Answer {
  const detail = `This password is easily guessed: ${reasons[why]}. Take several words that have nothing to do with each other, or let a password manager make one.`
  return problem(400, 'guessable_password', detail, { why })
}
