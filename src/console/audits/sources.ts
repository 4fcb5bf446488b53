import type { HelpdeskAudit, HelpdeskAuditRequest } from '../../http/api-types.ts'

export type Source = HelpdeskAudit['helpdesk']
export type Helpdesk = HelpdeskAuditRequest['helpdesk']

/** What can be audited, the file last. */
export const sources: readonly Source[] = ['zendesk', 'intercom', 'freshdesk', 'chatwoot', 'mailbox', 'csv']

interface Field {
  /** An address such as theirs, as an example. */
  readonly url: string
  /** Set where there is one address for nearly everybody. */
  readonly usual?: string
  /** Whether a token comes with the mail address of its owner. */
  readonly user: 'needed' | 'optional' | 'none'
}

export const fields: Readonly<Record<Helpdesk, Field>> = {
  zendesk: { url: 'https://your-company.zendesk.com', user: 'optional' },
  intercom: { url: 'https://api.intercom.io', usual: 'https://api.intercom.io', user: 'none' },
  freshdesk: { url: 'https://your-company.freshdesk.com', user: 'none' },
  chatwoot: { url: 'https://app.chatwoot.com', usual: 'https://app.chatwoot.com', user: 'none' },
  mailbox: { url: 'imaps://imap.your-company.com', user: 'needed' },
}
