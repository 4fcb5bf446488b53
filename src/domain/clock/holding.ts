import type { Stretch } from '../calendar/hours/stretch.ts'

/** Somebody had the conversation; `to` is Infinity while they have it. */
export interface Holding extends Stretch {
  /** Of the claim. */
  readonly id: string
  readonly turnId: string
  readonly personId: string
  /** Desks (layers of rosters) that named them when they got it: `follow-the-sun/sydney`; none for a freelancer outside of every roster. */
  readonly groups: readonly string[]
  readonly origin: 'offer' | 'assignment' | 'self' | 'handover'
  readonly ended: 'answered' | 'superseded' | 'lapsed' | 'handed_back' | null
}

/** Whether work that passes from the one to the other stays within a group. Those whom no roster names are one group. */
export function sameGroup(one: Holding, other: Holding): boolean {
  if (one.personId === other.personId || one.groups.length + other.groups.length === 0) return true
  return one.groups.some((group) => other.groups.includes(group))
}
