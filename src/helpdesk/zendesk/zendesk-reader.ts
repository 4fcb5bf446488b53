import type { Instant } from '../../domain/time/instant.ts'
import type { HelpdeskReader } from '../../workflows/ports/helpdesk.ts'
import type { HelpdeskLine } from '../line/call.ts'
import { checkZendesk } from './check-zendesk.ts'
import { readZendesk } from './read-zendesk.ts'

export function zendeskReader(line: HelpdeskLine, now: () => Instant): HelpdeskReader {
  return {
    check: () => checkZendesk(line, now()),
    read: (from) => readZendesk(line, now(), from),
  }
}
