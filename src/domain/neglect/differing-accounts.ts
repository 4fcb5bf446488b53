import type { AccountedTurn } from './turn-account.ts'

/** Accounts of before that no longer hold, and those that hold instead; the same turn may be in both. */
export interface Differing<Turn extends AccountedTurn = AccountedTurn> {
  readonly gone: readonly AccountedTurn[]
  readonly come: readonly Turn[]
}

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
] as const satisfies readonly (keyof AccountedTurn)[]

export function differingAccounts<Turn extends AccountedTurn>(
  before: readonly AccountedTurn[],
  after: readonly Turn[],
): Differing<Turn> {
  if (before.length === 0) return { gone: [], come: after }
  const was = new Map(before.map((turn) => [turn.turnId, turn]))
  const come = after.filter((turn) => {
    const old = was.get(turn.turnId)
    const same = old !== undefined && accounted.every((name) => old[name] === turn[name])
    if (same) was.delete(turn.turnId)
    return !same
  })
  return { gone: [...was.values()], come }
}
