import { header, headerValues, type MailFacts } from './mail-facts.ts'

const daemon =
  /\b(?:mailer|mail)[-_. ]?daemon\b|\bmdaemon@|double-bounce@|\bmail(?:er)? deliver(?:y)? (?:sub-?)?(?:system|service|agent)\b|\bdelivery subsystem\b|\bmmsc ndr\b|\bpost_?master@(?:vtext|vzwpix)\.|\bmicrosoftexchange[0-9a-f]{32}@/i
const postmaster =
  /\bpo+st[-_.]?ma[si]ter\b|\b(?:system|mail|e-?mail|mmsc ndr|network) administrator\b|\bcontent[- ]filter at\b|\bmail (?:system|gateway|server|security|router)\b|\binterscan\b|\bemail security\b|\bmicrosoft exchange\b/i
const servant =
  /^[^@]*<?[\w.+]*\b(?:no-?reply|do-?not-?reply|sysadmin|root|bounces?|mailman|listserv|majordomo|administrator|notifications?|mail-?admin|[\w-]+-(?:admin|owner|request|bounces))@/i

/** The sender is a mail server's own voice: `MAILER-DAEMON`, "Mail Delivery Subsystem", or nobody (`<>`). No person writes from there. */
export function isMailDaemon(mail: MailFacts): boolean {
  const from = header(mail, 'from')
  return daemon.test(from) || (from.trim() === '<>' && isReturnPathEmpty(mail))
}

/** The sender is a role that both machines and administrators write from. */
export function isPostmaster(mail: MailFacts): boolean {
  return postmaster.test(header(mail, 'from'))
}

/** The sender is an address that programs write from. Contact forms use such addresses too: never proof alone. */
export function isServant(mail: MailFacts): boolean {
  return servant.test(header(mail, 'from'))
}

/**
 * The envelope's sender is empty or a daemon, so that no answer can loop. RFC 3834 asks this of vacation notes as
 * RFC 5321 does of bounces, so it tells a robot's answer from a person's mail, and never a bounce from a vacation note.
 */
export function isReturnPathEmpty(mail: MailFacts): boolean {
  const paths = headerValues(mail, 'return-path')
  return (
    paths.length > 0 &&
    paths.every((path) => /^\s*(?:<\s*(?:null)?\s*>|<?mailer-daemon\b.*)?\s*$/i.test(path))
  )
}
