/** All conversations of a brand whose ids come after one, up to another and with it. */
export interface Stretch {
  /** Null: from the first one on. */
  readonly after: string | null
  readonly upTo: string
}

/** Which conversations are read: those of these ids, or a whole stretch of them, which takes a tenth of the time. */
export type ConversationsRead = readonly string[] | Stretch

export function isStretch(which: ConversationsRead): which is Stretch {
  return 'upTo' in which
}
