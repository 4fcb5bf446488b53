import { header, type MailFacts } from './mail-facts.ts'

/** Whether list software (RFC 2369, RFC 2919) had the mail in its hands. */
export function hasListHeaders(mail: MailFacts): boolean {
  return ['list-id', 'list-unsubscribe', 'list-post', 'list-help', 'x-mailman-version', 'x-beenthere'].some(
    (name) => header(mail, name) !== '',
  )
}
