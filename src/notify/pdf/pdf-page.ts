import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { visualRuns } from './visual-runs.ts'

const require = createRequire(import.meta.url)

/** Shipped with the house, embedded in every file. */
const fonts = {
  other: require.resolve('@expo-google-fonts/noto-sans/500Medium/NotoSans_500Medium.ttf'),
  arabic: require.resolve('@expo-google-fonts/vazirmatn/500Medium/Vazirmatn_500Medium.ttf'),
} as const

/** Makes the engine lay out a whole run at once: word by word it would put Arabic words in the wrong order. */
const WHOLE_RUN = ['kern']

const MARGIN = 56
const WIDTH = 595.28 - 2 * MARGIN

export interface TextStyle {
  readonly size: number
  readonly colour: string
  /** Points above. */
  readonly gap: number
}

/** A4 pages that texts and pictures are put on from top to bottom, in either direction. */
export interface PdfPages {
  text(text: string, style: TextStyle, link?: string): void
  /** Two texts on one line, at its start and at its end. */
  row(start: string, end: string, style: TextStyle, link?: string): void
  /** Over the whole width, in the proportions given. */
  picture(png: Uint8Array, size: { readonly width: number; readonly height: number }): void
  end(): Promise<Uint8Array>
}

export function pdfPages(
  direction: 'ltr' | 'rtl',
  about: { readonly title: string; readonly language: string },
): PdfPages {
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: about.language,
    info: { Title: about.title, Creator: 'Sundial' },
    autoFirstPage: true,
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => doc.once('end', resolve).once('error', reject))
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, file)
  const rtl = direction === 'rtl'

  function room(height: number): void {
    if (doc.y + height > doc.page.height - MARGIN) doc.addPage()
  }

  function widthOf(line: string, size: number): number {
    return visualRuns(line, direction).reduce(
      (sum, { text, script }) =>
        sum +
        doc
          .font(script)
          .fontSize(size)
          .widthOfString(text, { features: WHOLE_RUN as never }),
      0,
    )
  }

  function draw(line: string, x: number, y: number, { size, colour }: TextStyle, link?: string): void {
    let at = x
    for (const { text, script } of visualRuns(line, direction)) {
      const options = { features: WHOLE_RUN as never, lineBreak: false, baseline: 'alphabetic' as const }
      doc
        .font(script)
        .fontSize(size)
        .fillColor(colour)
        .text(text, at, y + size, options)
      at += doc.widthOfString(text, { features: WHOLE_RUN as never })
    }
    if (link !== undefined) doc.link(x, y, at - x, size * 1.4, link)
  }

  /** Breaks between words, in the order in which they are read. */
  function linesOf(text: string, size: number, width: number): string[] {
    const lines: string[] = []
    for (const word of text.split(' ')) {
      const longer = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`
      if (lines.length === 0 || widthOf(longer, size) > width) lines.push(word)
      else lines[lines.length - 1] = longer
    }
    return lines
  }

  return {
    text(text, style, link) {
      doc.y += style.gap
      for (const line of linesOf(text, style.size, WIDTH)) {
        const height = style.size * 1.5
        room(height)
        const y = doc.y
        draw(line, rtl ? MARGIN + WIDTH - widthOf(line, style.size) : MARGIN, y, style, link)
        doc.y = y + height
      }
    },

    row(start, end, style, link) {
      doc.y += style.gap
      room(style.size * 1.5)
      const y = doc.y
      const [left, right] = rtl ? [end, start] : [start, end]
      draw(left, MARGIN, y, style, rtl ? undefined : link)
      draw(right, MARGIN + WIDTH - widthOf(right, style.size), y, style, rtl ? link : undefined)
      doc.y = y + style.size * 1.5
    },

    picture(png, size) {
      const height = (WIDTH * size.height) / size.width
      room(height + 12)
      const y = doc.y + 6
      doc.image(Buffer.from(png), MARGIN, y, { width: WIDTH })
      doc.y = y + height + 6
    },

    async end() {
      doc.end()
      await ended
      return Buffer.concat(chunks)
    },
  }
}
