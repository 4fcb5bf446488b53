import type { MailFacts } from './mail-facts.ts'

const field = /"(?:notificationType|eventType)"\s*:\s*"(Bounce|Complaint|Delivery|DeliveryDelay|Reject)"/

/** What a sending service's JSON notification (Amazon SES through SNS) tells of a mail of ours; null for any other mail. */
export function notificationType(mail: MailFacts): 'bounce' | 'complaint' | 'delay' | null {
  if (!mail.text.trimStart().startsWith('{')) return null
  const type = field.exec(mail.text)?.[1]
  if (type === undefined) return null
  if (type === 'Complaint') return 'complaint'
  return type === 'DeliveryDelay' ? 'delay' : 'bounce'
}
