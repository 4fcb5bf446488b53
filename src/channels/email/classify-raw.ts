import { classifyMail } from '../../domain/mail/classify-mail.ts'
import type { MailFacts } from '../../domain/mail/mail-facts.ts'
import type { MailVerdict } from '../../domain/mail/mail-verdict.ts'
import { decodeMime } from './decode-mime.ts'
import { mailFactsOf } from './mail-facts-of.ts'
import { beginningOf } from './mime-limits.ts'
import { rawFacts } from './raw-facts.ts'

/** Bytes of a mail that are enough to tell who wrote it. */
export const CLASSIFY_BYTES = 512 * 1024
const CLASSIFY_LINES = 30_000

/** Says who wrote a mail, whatever its bytes; looks at the beginning only, so that hostile mails cost no more than others. */
export async function classifyRaw(raw: Uint8Array): Promise<MailVerdict> {
  return classifyMail(await factsOf(beginningOf(raw, CLASSIFY_BYTES, CLASSIFY_LINES)))
}

async function factsOf(raw: Uint8Array): Promise<MailFacts> {
  try {
    return mailFactsOf(await decodeMime(raw))
  } catch {
    return rawFacts(raw)
  }
}
