const alphabet = '234567abcdefghijklmnopqrstuvwxyz'

/** The record key that belongs to a message of ours (a UUIDv7) and the n-th piece of it: a timestamp identifier, always the same. */
export function tidOf(messageId: string, piece: number): string {
  const digits = messageId.replaceAll('-', '')
  const milliseconds = BigInt(`0x${digits.slice(0, 12)}`)
  const random = BigInt(`0x${digits.slice(16)}`)
  const microseconds = milliseconds * 1_000n + (random % 1_000n) + BigInt(piece)
  const clock = (random / 1_000n) % 1_024n
  let value = (microseconds << 10n) | clock
  let text = ''
  for (let place = 0; place < 13; place += 1) {
    text = alphabet[Number(value & 31n)]! + text
    value >>= 5n
  }
  return text
}
