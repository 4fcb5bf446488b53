import { translator } from '../../i18n/translate.ts'
import type { DigestPrinter } from '../../workflows/ports/digest-writer.ts'
import { captionText, digestView, type DigestBody, type DigestView } from '../digest/digest-view.ts'
import { formats } from '../digest/formats.ts'
import { heatMapSize } from '../digest/heat-map-size.ts'
import { heatMapPictures } from '../digest/heat-map-pictures.ts'
import { light } from '../digest/palette.ts'
import { sayer } from '../digest/say.ts'
import { pdfPages, type PdfPages, type TextStyle } from './pdf-page.ts'

const about: TextStyle = { size: 10, colour: light.muted, gap: 0 }
const headline: TextStyle = { size: 20, colour: light.ink, gap: 8 }
const index: TextStyle = { size: 40, colour: light.ink, gap: 10 }
const title: TextStyle = { size: 12, colour: light.ink, gap: 18 }
const body: TextStyle = { size: 11, colour: light.ink, gap: 3 }
const small: TextStyle = { size: 9.5, colour: light.muted, gap: 4 }

/** Prints digests as PDF: text that can be searched and copied, in either direction, with links to the pages behind. */
export function digestPrinter({ baseUrl }: { readonly baseUrl: string }): DigestPrinter {
  return async (command) => {
    const { digest, language } = command
    const t = translator(language, 'digest')
    const written = formats(language, digest.period.zone)
    const view = digestView(command, { t, written, say: sayer(t, written), baseUrl })
    const pages = pdfPages(view.direction, { title: view.subject, language })
    pages.text(view.about, about)
    pages.text(view.headline, headline)
    if (view.secondLine) pages.text(view.secondLine, body)
    if (view.body) {
      const { light: picture } = await heatMapPictures(digest.figures, view, written)
      printBody(pages, view.body, picture)
    }
    printFoot(pages, view.foot)
    return pages.end()
  }
}

function printBody(pages: PdfPages, view: DigestBody, heatMap: Uint8Array): void {
  pages.text(view.index, index)
  for (const line of view.captions) pages.text(captionText(line), small)
  const { decision, heat, causes, worst, behind, preventions, gaps, shoppers } = view
  pages.text(decision.title, title)
  pages.text(decision.text, body)
  for (const line of [decision.assumed, decision.achieved]) if (line) pages.text(line, small)
  pages.text(heat.title, title)
  pages.picture(heatMap, heatMapSize)
  pages.text(heat.alternative, small)
  pages.text(causes.title, title)
  for (const [cause, count] of causes.rows) pages.row(cause, count, body)
  pages.text(worst.title, title)
  for (const { who, waited, url } of worst.rows) pages.row(who, waited, body, url)
  for (const part of [gaps, shoppers, behind, preventions]) {
    if (!part) continue
    pages.text(part.title, title)
    for (const [label, value] of part.rows) pages.row(label, value, body)
  }
}

function printFoot(pages: PdfPages, { definition, links }: DigestView['foot']): void {
  if (definition) pages.text(definition, { ...small, gap: 20 })
  const [page] = links
  if (page) pages.text(page.text, small, page.url)
}
