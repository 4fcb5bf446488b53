import { bounceSentences } from './phrases/bounce-sentences.ts'
import { bounceSubjects } from './phrases/bounce-subjects.ts'
import { isDelay, isDelaySubject } from './is-delay.ts'
import { header, type MailFacts } from './mail-facts.ts'
import type { MailVerdict } from './mail-verdict.ts'
import { firstLineOf, openingOf } from './opening.ts'
import { isPersonalProgram } from './personal-program.ts'
import { notificationType } from './provider-notification.ts'
import { isAutoReplySubject } from './is-auto-reply-subject.ts'
import { isMailDaemon, isPostmaster, isReturnPathEmpty, isServant } from './sender.ts'
import { isPassedOn } from './subject-prefix.ts'

/**
 * Recognises what mail servers report about a delivery, final (`bounce`) or not yet (`delay`).
 * A report of success counts as a `bounce` here: it comes from the same writer and needs no answer either.
 */
export function recogniseDeliveryReport(mail: MailFacts): MailVerdict | null {
  const notified = notificationType(mail)
  if (notified === 'bounce' || notified === 'delay') {
    return { kind: notified, reason: `the sending service's notification names a ${notified}` }
  }
  const reason = marks(mail)
  if (reason === null) return null
  return isDelay(mail) ? { kind: 'delay', reason: `${reason}; delivery goes on` } : { kind: 'bounce', reason }
}

function marks(mail: MailFacts): string | null {
  return structure(mail) ?? sender(mail) ?? wording(mail)
}

/** What only mail servers build. A person who passes a report on may carry its parts along. */
function structure(mail: MailFacts): string | null {
  if (/report-type="?delivery-status/i.test(header(mail, 'content-type')))
    return 'Content-Type is a delivery report (RFC 3464)'
  const passedOn = isPassedOn(mail.subject) && !isReturnPathEmpty(mail) && !isMailDaemon(mail)
  if (passedOn) return null
  if (mail.partTypes.some((type) => /^message\/(?:global-)?delivery-status$/.test(type)))
    return 'has a message/delivery-status part'
  if (header(mail, 'x-failed-recipients') !== '') return 'X-Failed-Recipients names who was not reached'
  return null
}

function sender(mail: MailFacts): string | null {
  if (isMailDaemon(mail)) return isVacationNote(mail) ? null : 'From is a mail server'
  const titled = isBounceSubject(mail.subject)
  const says = saysUndelivered(mail)
  if (isReturnPathEmpty(mail) && (titled || (says && (isPostmaster(mail) || isServant(mail))))) {
    return 'empty Return-Path, and words of a delivery report'
  }
  if (!isPostmaster(mail) || isPassedOn(mail.subject)) return null
  if (titled && (says || (!isPersonalProgram(mail) && (carriesMail(mail) || namesRecipient(mail))))) {
    return 'From is a postmaster, and the subject is that of a delivery report'
  }
  if (says && !isPersonalProgram(mail) && opensWithReport(mail))
    return 'From is a postmaster, and the text is that of a delivery report'
  return null
}

/** Some servers report from odd addresses; then subject and first line must both be a server's own. */
function wording(mail: MailFacts): string | null {
  if (isPassedOn(mail.subject) || isPersonalProgram(mail)) return null
  if (isListServerNotice(mail)) return 'a list server reports a mail that it did not pass on'
  if (!isBounceSubject(mail.subject) || !opensWithReport(mail)) return null
  return isReturnPathEmpty(mail) || isServant(mail) || carriesMail(mail)
    ? 'subject and first line are those of a delivery report'
    : null
}

function isBounceSubject(subject: string): boolean {
  return bounceSubjects.some((pattern) => pattern.test(subject)) || isDelaySubject(subject)
}

function saysUndelivered(mail: MailFacts): boolean {
  const opening = openingOf(mail.text)
  return bounceSentences.some((pattern) => pattern.test(opening))
}

function opensWithReport(mail: MailFacts): boolean {
  const first = firstLineOf(mail.text)
  return bounceSentences.some((pattern) => pattern.test(first))
}

/** In a language without known phrases: a report names whom it did not reach, or nothing at all. */
function namesRecipient(mail: MailFacts): boolean {
  const opening = openingOf(mail.text)
  return opening.trim() === '' || /\S@\S/.test(opening)
}

function carriesMail(mail: MailFacts): boolean {
  return mail.partTypes.some((type) => type === 'message/rfc822' || type === 'text/rfc822-headers')
}

/** Some providers send vacation notes from their daemon's address. */
function isVacationNote(mail: MailFacts): boolean {
  return isAutoReplySubject(mail.subject) && !saysUndelivered(mail)
}

const listServers = ['x-mlserver', 'x-ml-name', 'x-mailman-version', 'x-list-administrivia'] as const

function isListServerNotice(mail: MailFacts): boolean {
  if (!isServant(mail) || !listServers.some((name) => header(mail, name) !== '')) return false
  return (
    /\b(?:loop|duplicated?|not (?:a )?member|reject(?:ed)?|ignored|undeliver|bounce|spam mail)\b/i.test(
      mail.subject,
    ) || /^original mail as follows/im.test(mail.text)
  )
}
