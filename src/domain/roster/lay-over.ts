/** What leads and experts lay over a roster after it was written, each in the schedule language. */
export interface RosterChange {
  readonly kind: ChangeKind
  readonly definition: unknown
}

export type ChangeKind = 'cover' | 'temporary' | 'exception' | 'swap'

const listOf = { cover: 'covers', temporary: 'temporary', exception: 'exceptions', swap: 'swaps' } as const

/** A schedule as it was written, with later changes behind those that it has itself: of equals, the later one counts. */
export function layOver(schedule: object, changes: readonly RosterChange[]): Record<string, unknown> {
  const laid: Record<string, unknown> = { ...schedule }
  for (const { kind, definition } of changes) {
    const list = listOf[kind]
    const before: readonly unknown[] = Array.isArray(laid[list]) ? laid[list] : []
    laid[list] = [...before, definition]
  }
  return laid
}

/** The shortest schedule that holds this change: whoever checks one checks the other. */
export function scheduleOf({ kind, definition }: RosterChange): Record<string, unknown> {
  return layOver({ timezone: 'UTC' }, [{ kind, definition }])
}
