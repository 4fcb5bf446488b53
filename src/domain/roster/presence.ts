import type { Member } from './schedule.ts'

/** Who stands in the layers, by priority; the number says in how many spans at once. */
export type Presence = Map<number, Map<Member, number>>

export function emptyPresence(): Presence {
  return new Map()
}

export function enter(presence: Presence, priority: number, members: readonly Member[]): void {
  let present = presence.get(priority)
  if (!present) presence.set(priority, (present = new Map<Member, number>()))
  for (const member of members) present.set(member, (present.get(member) ?? 0) + 1)
}

export function leave(presence: Presence, priority: number, members: readonly Member[]): void {
  const present = presence.get(priority)!
  for (const member of members) {
    const spans = present.get(member)! - 1
    if (spans === 0) present.delete(member)
    else present.set(member, spans)
  }
}
