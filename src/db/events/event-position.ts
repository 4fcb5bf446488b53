/** Where a reader of the event log stands. Ids alone are not in the order in which transactions commit. */
export interface EventPosition {
  /** Of the transaction that recorded the event; 64 bits, so as text. */
  readonly xid: string
  readonly id: number
}

const written = /^(\d{1,20})-(\d{1,16})$/
const LARGEST_XID = 2n ** 64n - 1n

export function formatPosition({ xid, id }: EventPosition): string {
  return `${xid}-${id}`
}

/** Null for whatever we did not write ourselves. */
export function parsePosition(text: string): EventPosition | null {
  const [, xid, id] = written.exec(text) ?? []
  if (xid === undefined || id === undefined) return null
  if (BigInt(xid) > LARGEST_XID || !Number.isSafeInteger(Number(id))) return null
  return { xid, id: Number(id) }
}

export function isAfter(a: EventPosition, b: EventPosition): boolean {
  const [left, right] = [BigInt(a.xid), BigInt(b.xid)]
  return left > right || (left === right && a.id > b.id)
}
