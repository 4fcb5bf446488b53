/** Why a password is guessed first, whatever its length. */
export type Guessable = 'common' | 'repeated' | 'sequence' | 'about_you'

/** As programs that guess write it: without case, and with letters for the signs that stand for them. */
function plain(password: string): string {
  const signs: Readonly<Record<string, string>> = {
    '@': 'a',
    '4': 'a',
    '3': 'e',
    '1': 'i',
    '!': 'i',
    '0': 'o',
    $: 's',
    '5': 's',
    '7': 't',
  }
  return password.toLowerCase().replace(/[@431!0$57]/g, (sign) => signs[sign] ?? sign)
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const sequences = rows.flatMap((row) => [row, Array.from(row).reverse().join('')])

/**
 * Null for a password that has to be guessed by trying. `common` are those that people choose most; a common one with a year or signs
 * round it, or twice, is no better.
 */
export function whyGuessable(
  password: string,
  common: ReadonlySet<string>,
  about: readonly string[],
): Guessable | null {
  const written = password.toLowerCase()
  if (common.has(written)) return 'common'
  if (/^(.{1,6}?)\1+.{0,2}$/su.test(written)) return 'repeated'
  const core = written.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  if (core.length >= 4 && isCommon(core, common)) return 'common'
  if (mostly(written, sequences)) return 'sequence'
  const words = about.map((one) => one.toLowerCase()).filter((one) => one.length >= 4)
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), written)
  return rest.length < written.length && rest.replace(/[^\p{L}]/gu, '').length < 4 ? 'about_you' : null
}

function isCommon(core: string, common: ReadonlySet<string>): boolean {
  if (common.has(core) || common.has(plain(core))) return true
  const half = core.slice(0, core.length / 2)
  return half + half === core && common.has(half)
}

/** Runs of four or more that lie beside each other on a keyboard or in the alphabet make up all but three characters. */
function mostly(written: string, known: readonly string[]): boolean {
  let [covered, at] = [0, 0]
  while (at < written.length) {
    let length = 0
    while (
      at + length < written.length &&
      known.some((row) => row.includes(written.slice(at, at + length + 1)))
    )
      length += 1
    if (length >= 4) covered += length
    at += Math.max(1, length)
  }
  return written.length - covered <= 3
}
