/** Cuts a text into pieces of at most `limit` UTF-16 units, at line ends or spaces where it can, never inside a character. */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > limit) {
    const head = rest.slice(0, limit)
    const end = [head.lastIndexOf('\n'), head.lastIndexOf(' ')].find((at) => at > limit / 2) ?? whole(head)
    pieces.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return [...pieces, rest]
}

/** Without half of a surrogate pair at its end. */
function whole(head: string): number {
  const last = head.charCodeAt(head.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? head.length - 1 : head.length
}
