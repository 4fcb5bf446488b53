/** Looking for the place parses the text some twenty times, so only texts of that many characters are looked through. */
const LOOKED_THROUGH = 100_000

/** Line and column, counted from one, at which a text stops being JSON, and what stands there. */
export function whereJsonBreaks(text: string): string {
  const error = errorOf(text)
  if (error === null) return 'it uses the key "__proto__", which no field of ours has'
  const position = positionIn(error) ?? (text.length <= LOOKED_THROUGH ? lengthOfSoundPart(text) : null)
  if (position === null) return error
  const before = text.slice(0, position).split('\n')
  return `line ${before.length}, column ${before.at(-1)!.length + 1}: ${whatStands(text, position)}`
}

function whatStands(text: string, position: number): string {
  return position >= text.length ? 'it ends too early' : `unexpected ${JSON.stringify(text[position])}`
}

/** A text that goes wrong somewhere goes wrong with every continuation, so halving finds the place. */
function lengthOfSoundPart(text: string): number {
  let [sound, broken] = [0, text.length + 1]
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2)
    if (couldGoOn(text.slice(0, middle))) sound = middle
    else broken = middle
  }
  return sound
}

function couldGoOn(part: string): boolean {
  const error = errorOf(part)
  return error === null || /end of JSON|Unterminated/.test(error) || positionIn(error) === part.length
}

function errorOf(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The engine tells the position of some mistakes only. */
function positionIn(message: string): number | null {
  const found = /position (\d+)/.exec(message)
  return found ? Number(found[1]) : null
}
