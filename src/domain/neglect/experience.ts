import type { Millis } from '../time/instant.ts'

/** A share of what has been decided; `of` 0 means that nothing has, and there is no share. */
export interface Part {
  readonly part: number
  readonly of: number
}

/**
 * How it was for customers, beyond waiting: about the conversations that began in a period. Each figure says of how many
 * it speaks.
 */
export interface Experience {
  /** One human turn, and not back within seven days; decided once those are over. */
  readonly firstContact: Part
  /** From the first message to the customer's own word that it is solved; of those only who said so. */
  readonly happiness: { readonly said: number; readonly of: number; readonly medianTime: Millis | null }
  readonly effort: {
    readonly conversations: number
    readonly contacts: number
    readonly people: number
    readonly steps: number
    /** Mean of `effortPoints`; null of none. */
    readonly points: number | null
  }
  /** Answers that only promise: how many clocks of such promises were kept of those that ended, and who wrote again within 48 hours. */
  readonly holding: { readonly made: number; readonly kept: Part; readonly backWithin48h: Part }
  /** Chats: answered by when the line had promised. */
  readonly queuePromises: Part
  /** Conversations that a bot answered and no human: asked for a human, came back within seven days, or fell silent. */
  readonly deadEnds: {
    readonly of: number
    readonly confirmed: number
    readonly returned: number
    readonly assumed: number
  }
  /** Who wrote again within 90 days: customers who were made up with, and those neglected past twice the promise who were not. */
  readonly comeBack: { readonly recovered: Part; readonly neglected: Part }
  /** One customer in 64 was looked at. */
  readonly estimated: boolean
}
