import { header, type MailFacts } from './mail-facts.ts'
import { hasListHeaders } from './list-headers.ts'
import { isPersonalProgram } from './personal-program.ts'
import { isServant } from './sender.ts'
import type { MailVerdict } from './mail-verdict.ts'

/**
 * Recognises what is sent to many at once. A person's post through a discussion list or a group address stays human:
 * many support addresses are such groups.
 */
export function recogniseBulkMail(mail: MailFacts): MailVerdict | null {
  const mark = bulkMark(mail)
  if (mark === null || isPersonsMail(mail)) return null
  return { kind: 'list', reason: mark }
}

const campaignHeaders = [
  'x-campaign',
  'x-campaign-id',
  'x-campaignid',
  'x-mailchimp-campaign-id',
  'x-mc-user',
  'x-job',
  'x-newsletter',
  'x-mailgun-campaign-id',
  'x-list-administrivia',
]
const massPrograms =
  /\b(?:mailchimp|phpmailer.*newsletter|campaign monitor|constant contact|sendinblue|brevo|aweber|exacttarget|phplist|mailman|majordomo|listserv|ezmlm|sympa|klaviyo|getresponse|dotmailer|acymailing)\b/i

function bulkMark(mail: MailFacts): string | null {
  if (header(mail, 'list-unsubscribe') !== '' || header(mail, 'list-unsubscribe-post') !== '')
    return 'List-Unsubscribe: sent to subscribers'
  const precedence = header(mail, 'precedence').trim().toLowerCase()
  if (precedence === 'bulk' || precedence === 'junk') return `Precedence: ${precedence}`
  const campaign = campaignHeaders.find((name) => header(mail, name) !== '')
  if (campaign !== undefined) return `${campaign} is set`
  if (massPrograms.test(header(mail, 'x-mailer'))) return 'X-Mailer is a program for mailings'
  if (isServant(mail) && (hasListHeaders(mail) || precedence === 'list'))
    return "list headers, from a program's address"
  return null
}

function isPersonsMail(mail: MailFacts): boolean {
  if (header(mail, 'x-list-administrivia') !== '' || isServant(mail)) return false
  if (isPersonalProgram(mail) || isDiscussion(mail)) return true
  return header(mail, 'in-reply-to') !== '' && !/^\s*(?:bulk|junk)/i.test(header(mail, 'precedence'))
}

function isDiscussion(mail: MailFacts): boolean {
  const post = header(mail, 'list-post')
  if (post !== '' && !/^\s*NO\b/.test(post)) return true
  if (
    [
      'x-beenthere',
      'x-mailman-version',
      'x-google-group-id',
      'x-mailing-list',
      'mailing-list',
      'x-ml-name',
      'list-subscribe',
    ].some((name) => header(mail, name) !== '')
  )
    return true
  return /\b(?:owner-[\w.-]+|[\w.-]+-(?:bounces|owner)(?:\+[^@]*)?)@/i.test(header(mail, 'sender'))
}
