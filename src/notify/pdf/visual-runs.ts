import bidiFactory from 'bidi-js'

// Its types name the module's default a second time.
const bidi = (bidiFactory as unknown as () => Bidi)()

/** As much of it as is used here. */
interface Bidi {
  getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): { readonly levels: Uint8Array }
  getMirroredCharacter(character: string): string | null
}

/** A piece of a line as it is drawn: in one font, its characters in the order in which the font wants them. */
export interface VisualRun {
  readonly text: string
  readonly script: 'arabic' | 'other'
}

const arabic = /\p{Script=Arabic}/u
/** Commas, digits and signs of Arabic texts, which belong to no script: only the Arabic font has them. */
const arabicBlock = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/u

/**
 * The pieces of a line from left to right, by the Unicode bidirectional algorithm. The font engine turns what holds
 * Arabic letters round by itself, and nothing else: a piece that it would turn the wrong way is turned beforehand.
 */
export function visualRuns(line: string, direction: 'ltr' | 'rtl'): readonly VisualRun[] {
  const { levels } = bidi.getEmbeddingLevels(line, direction)
  const runs: { from: number; to: number; level: number; script: VisualRun['script'] }[] = []
  for (let index = 0; index < line.length; index += 1) {
    const level = levels[index]!
    const script = scriptAt(line, index, runs.at(-1)?.script)
    const last = runs.at(-1)
    if (last && last.level === level && last.script === script) last.to = index + 1
    else runs.push({ from: index, to: index + 1, level, script })
  }
  const drawn = inOrder(runs).map(({ from, to, level, script }) => {
    const text = line.slice(from, to).replace(invisible, '')
    const wanted = level % 2 === 1
    return { text: wanted === arabic.test(text) ? text : turned(text, wanted), script }
  })
  return drawn.filter(({ text }) => text !== '')
}

/** Marks of direction have done their work by then; fonts would draw some as gaps. */
const invisible = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Spaces, marks and controls stay with what stands before them. */
function scriptAt(line: string, index: number, before: VisualRun['script'] | undefined): VisualRun['script'] {
  const character = line[index]!
  if (arabic.test(character) || arabicBlock.test(character)) return 'arabic'
  return /[\s\p{M}\p{Cf}]/u.test(character) ? (before ?? 'other') : 'other'
}

/** Rule L2: from the highest level down to the lowest odd one, stretches of at least that level are reversed. */
function inOrder<Run extends { readonly level: number }>(runs: readonly Run[]): readonly Run[] {
  const ordered = [...runs]
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = highest; level >= 1; level -= 1)
    for (let from = 0; from < ordered.length; from += 1) {
      if (ordered[from]!.level < level) continue
      let to = from
      while (to < ordered.length && ordered[to]!.level >= level) to += 1
      ordered.splice(from, to - from, ...ordered.slice(from, to).reverse())
      from = to
    }
  return ordered
}

function turned(text: string, mirrored: boolean): string {
  const characters = Array.from(text).reverse()
  return characters.map((one) => (mirrored ? (bidi.getMirroredCharacter(one) ?? one) : one)).join('')
}
