import type { TurnAccount } from './turn-account.ts'

/** Accounts of before that no longer hold, and those that hold instead; the same turn may be in both. */
export interface Differing {
  readonly gone: readonly TurnAccount[]
  readonly come: readonly TurnAccount[]
}

/** What a turn is accounted by; names are looked up where they are shown. */
const accounted = [
  'conversationId',
  'customerId',
  'channelId',
  'language',
  'timeZone',
  'number',
  'openedAt',
  'endedAt',
  'outcome',
  'target',
  'dueAt',
  'cause',
] as const satisfies readonly (keyof TurnAccount)[]

export function differingAccounts(before: readonly TurnAccount[], after: readonly TurnAccount[]): Differing {
  const was = new Map(before.map((turn) => [turn.turnId, turn]))
  const come = after.filter((turn) => {
    const old = was.get(turn.turnId)
    const same = old !== undefined && accounted.every((name) => old[name] === turn[name])
    if (same) was.delete(turn.turnId)
    return !same
  })
  return { gone: [...was.values()], come }
}
