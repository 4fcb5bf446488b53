import { header, type MailFacts } from './mail-facts.ts'
import { openingOf } from './opening.ts'
import { notificationType } from './provider-notification.ts'
import { isPassedOn } from './subject-prefix.ts'
import type { MailVerdict } from './mail-verdict.ts'

/** Recognises abuse and opt-out reports: RFC 5965 feedback reports, with and without their envelope, and the forms of single providers. */
export function recogniseComplaint(mail: MailFacts): MailVerdict | null {
  const reason = marks(mail)
  return reason === null ? null : { kind: 'complaint', reason }
}

const reportSentence =
  /^[\s\p{P}\p{S}]{0,40}this is an? (?:[\w.@!'-]+ ){0,6}?(?:abuse|spam|failure|opt-out|unsubscribe|complaint|fraud|virus|feedback) (?:feedback )?report (?:for|about|on) an? e-?mail/imu
const reportFields = /^feedback-type: *[\w-]+/im
const companionFields =
  /^(?:user-agent|version|original-mail-from|reported-domain|source-ip|arrival-date|original-rcpt-to): *\S/im
const providerSubject =
  /^(?:complaint about message from \[?[\d.a-f:]+|(?:e?mail )?(?:feedback|abuse|spam) report(?: for(?: ip)?\b.*)?$|client tos notification|spam feedback from|abuse complaint(?: about|:))/i
const feedbackSender =
  /\b(?:feedback[-_.]?loop|fbl|arf|scomp|jmrp|spam[-_.]?(?:feedback|reports?)|complaints?|abuse[-_.]?reports?|junkmail[-_.]?reports?)\b[^@<>]*@|@(?:[\w-]+\.)*(?:fbl|arf|feedback(?:loop)?|abuse-reports?|email-abuse)\.|<?staff@hotmail\.com/i

function marks(mail: MailFacts): string | null {
  const contentType = header(mail, 'content-type')
  if (/report-type="?feedback-report/i.test(contentType))
    return 'Content-Type is a feedback report (RFC 5965)'
  if (mail.partTypes.includes('message/feedback-report') && !isPassedOn(mail.subject))
    return 'has a message/feedback-report part'
  if (header(mail, 'x-apple-unsubscribe') !== '')
    return "X-Apple-Unsubscribe: the reader's mail program asks for no more mail"
  if (notificationType(mail) === 'complaint') return "the sending service's notification names a complaint"
  if (isPassedOn(mail.subject) && !feedbackSender.test(header(mail, 'from'))) return null
  const opening = openingOf(mail.text)
  if (reportSentence.test(opening) && machineWitness(mail)) return 'the text opens like an abuse report'
  if (reportFields.test(opening) && companionFields.test(opening))
    return 'the text carries feedback report fields'
  if (providerSubject.test(mail.subject) && machineWitness(mail))
    return "the subject is a provider's complaint form"
  return null
}

/** A person may quote such a sentence; a report also comes from a feedback address or brings the mail it is about. */
function machineWitness(mail: MailFacts): boolean {
  return (
    feedbackSender.test(header(mail, 'from')) ||
    mail.partTypes.some((type) => /^message\/rfc822|^text\/rfc822-headers/.test(type))
  )
}
