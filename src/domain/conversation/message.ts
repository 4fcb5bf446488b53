import type { MessageId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'

/** What turns and clocks need to know of a message; its text lies elsewhere. */
export interface MessageFact {
  readonly id: MessageId
  readonly occurredAt: Instant
  /** A customer waits for an answer to it: inbound, from a human, not just thanks. */
  readonly opensTurn: boolean
  /** A human answered with it. Bots, acknowledgements, notes and bounced replies never do. */
  readonly closesTurn: boolean
  /** Was there before the channel was connected: facts are recorded, nobody is disturbed. */
  readonly history: boolean
  /** It only promises an answer (a holding reply): until when, if it says so. */
  readonly promise?: { readonly until: Instant | null }
}
