import { delaySentences, delaySubjects, finalSentences } from './phrases/delay-sentences.ts'
import type { MailFacts } from './mail-facts.ts'

const REPORT_LIMIT = 3_000
const copyOfTheMail =
  /^[\s>*-]*(?:original message|message headers?|below (?:this line )?is a copy|a copy of (?:the|your) (?:original )?message)/im

/** Of a delivery report: whether the server still tries. Its fields decide (RFC 3464, `Action`), without fields its words. */
export function isDelay(mail: MailFacts): boolean {
  const actions = [...mail.deliveryStatus.matchAll(/^action:[ \t]*([\w-]+)/gim)].map((found) =>
    found[1]!.toLowerCase(),
  )
  if (actions.length > 0) return actions.includes('delayed') && !actions.includes('failed')
  const report = reportOf(mail.text)
  if (finalSentences.some((pattern) => pattern.test(report))) return false
  return isDelaySubject(mail.subject) || delaySentences.some((pattern) => pattern.test(report))
}

/** Whether a server titles its mail as a warning that delivery takes longer. */
export function isDelaySubject(subject: string): boolean {
  return delaySubjects.some((pattern) => pattern.test(subject))
}

/** The server's own words, without the mail that it returns below them. */
function reportOf(text: string): string {
  const top = text.slice(0, REPORT_LIMIT)
  const cut = copyOfTheMail.exec(top)
  return cut ? top.slice(0, cut.index) : top
}
