import { recogniseAutoReply } from './recognise-auto-reply.ts'
import { recogniseBulkMail } from './recognise-bulk-mail.ts'
import { recogniseComplaint } from './recognise-complaint.ts'
import { recogniseDeliveryReport } from './recognise-delivery-report.ts'
import type { MailFacts } from './mail-facts.ts'
import type { MailVerdict } from './mail-verdict.ts'

/**
 * Says who wrote a mail. A mail is human unless something marks it as a robot's, for a customer taken for a robot waits for ever.
 * The order matters: bounces carry `Auto-Submitted` and `Precedence` too, and auto-replies travel through lists.
 */
export function classifyMail(mail: MailFacts): MailVerdict {
  return (
    recogniseComplaint(mail) ??
    recogniseDeliveryReport(mail) ??
    recogniseAutoReply(mail) ??
    recogniseBulkMail(mail) ?? { kind: 'human', reason: 'nothing marks it as written by a robot' }
  )
}
