import { translator } from '../../i18n/translate.ts'
import type {
  DigestDecision,
  DigestImage,
  DigestLetter,
  DigestWriter,
  WriteDigest,
} from '../../workflows/ports/digest-writer.ts'
import { digestBlocks } from './digest-blocks.ts'
import { digestHtml } from './digest-html.ts'
import { digestText } from './digest-text.ts'
import { digestView, type DigestBody, type DigestView } from './digest-view.ts'
import { formats, type Formats } from './formats.ts'
import { heatMapPictures, type HeatMapPictures } from './heat-map-pictures.ts'
import { sayer } from './say.ts'

/** A week has a few readers' languages; more pictures than that are drawn again. */
const PICTURES_KEPT = 64

/** Writes digests in their readers' languages. Pictures, which take longest, are shared among readers of the same week. */
export function digestWriter({ baseUrl }: { readonly baseUrl: string }): DigestWriter {
  const kept = new Map<string, Promise<HeatMapPictures>>()
  const picturesOf = (command: WriteDigest, view: DigestView, written: Formats): Promise<HeatMapPictures> => {
    const { byLocalHour } = command.digest.figures
    const key = JSON.stringify([view.language, byLocalHour])
    const pictures = kept.get(key) ?? heatMapPictures({ byLocalHour }, view, written)
    kept.delete(key)
    kept.set(key, pictures)
    pictures.catch(() => kept.delete(key))
    for (const oldest of kept.keys()) if (kept.size > PICTURES_KEPT) kept.delete(oldest)
    return pictures
  }
  return async (command) => {
    const { digest, language } = command
    const t = translator(language, 'digest')
    const written = formats(language, digest.period.zone)
    const view = digestView(command, { t, written, say: sayer(t, written), baseUrl })
    const pictures = view.body ? await picturesOf(command, view, written) : null
    return letterOf(view, pictures, command.images)
  }
}

function letterOf(
  view: DigestView,
  pictures: HeatMapPictures | null,
  where: WriteDigest['images'],
): DigestLetter {
  const images = pictures ? [image('heat-map', pictures.light), image('heat-map-dark', pictures.dark)] : []
  const source = (name: string) => {
    const found = images.find(({ contentId }) => contentId === `${name}@sundial`)
    if (!found) return ''
    return where === 'beside'
      ? `cid:${found.contentId}`
      : `data:image/png;base64,${Buffer.from(found.png).toString('base64')}`
  }
  return {
    subject: view.subject,
    headline: view.headline,
    decision: view.body ? decisionOf(view.body) : null,
    text: digestText(view),
    blocks: digestBlocks(view),
    html: digestHtml(view, { light: source('heat-map'), dark: source('heat-map-dark') }),
    images: where === 'beside' ? images : [],
  }
}

function decisionOf({ decision: { title, text, assumed, achieved } }: DigestBody): DigestDecision {
  return { title, text, assumed, achieved }
}

function image(name: string, png: Uint8Array): DigestImage {
  return { fileName: `${name}.png`, contentId: `${name}@sundial`, png }
}
