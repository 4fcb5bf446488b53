import sanitizeHtml from 'sanitize-html'
import { allowedStyles } from './allowed-styles.ts'

export interface SafeHtml {
  readonly html: string
  /** Remote images that were left out; a reader may ask for them where there is a proxy. */
  readonly blockedImages: number
}

export interface SafeHtmlOptions {
  /** Where our own server shows the inline image with that content id; null when the mail has no such image. */
  readonly inlineImage?: (contentId: string) => string | null
  /** Where our own server fetches a remote image, so that its sender learns neither reader nor moment; absent: none are shown. */
  readonly proxyImage?: (url: string) => string
}

const HTML_SHOWN = 500_000
const DATA_IMAGE_LIMIT = 200_000
const tags =
  'a abbr address b bdi bdo big blockquote br caption center code col colgroup dd del div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var'
const blocked = { tagName: 'span', attribs: { class: 'image-blocked' } }

/**
 * A mail's HTML for display in our own page: no scripts, forms, frames, outside styles; links open elsewhere and tell nothing;
 * no byte is fetched from the sender unless through a proxy. At most 500,000 characters are read.
 */
export function safeHtml(html: string, options: SafeHtmlOptions = {}): SafeHtml {
  let blockedImages = 0
  const safe = sanitizeHtml(html.slice(0, HTML_SHOWN), {
    allowedTags: tags.split(' '),
    allowedAttributes: {
      '*': ['dir', 'lang', 'title', 'align', 'style'],
      a: ['href', 'rel', 'target'],
      img: ['src', 'alt', 'width', 'height'],
      span: ['class'],
      font: ['color'],
      ol: ['start'],
      td: ['colspan', 'rowspan', 'valign'],
      th: ['colspan', 'rowspan', 'valign'],
    },
    allowedClasses: { span: ['image-blocked'] },
    allowedStyles: { '*': allowedStyles },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowedSchemesAppliedToAttributes: ['href', 'src'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'title',
      'head',
      'svg',
      'math',
      'template',
      'iframe',
      'object',
      'xmp',
      'noembed',
      'noframes',
    ],
    nestingLimit: 100,
    enforceHtmlBoundary: false,
    transformTags: {
      span: (tagName, attribs) => ({ tagName, attribs: withoutClass(attribs) }),
      a: (tagName, attribs) => ({ tagName, attribs: linkAttributes(attribs) }),
      img: (_, attribs) => {
        const src = imageSource(attribs['src'] ?? '', options)
        if (src !== null) return { tagName: 'img', attribs: { ...attribs, src } }
        blockedImages += 1
        return { ...blocked, text: attribs['alt'] ?? '' }
      },
    },
  })
  return { html: safe, blockedImages }
}

/** Our own addresses and small embedded pictures pass; everything else would be a call home. */
function imageSource(source: string, options: SafeHtmlOptions): string | null {
  const src = source.trim()
  const contentId = /^cid:(.+)$/i.exec(src)?.[1]
  if (contentId !== undefined) return options.inlineImage?.(contentId) ?? null
  if (
    /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]*$/i.test(src) &&
    src.length <= DATA_IMAGE_LIMIT
  )
    return src
  return /^https?:\/\//i.test(src) ? (options.proxyImage?.(src) ?? null) : null
}

function linkAttributes(attribs: Record<string, string>): Record<string, string> {
  return { ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' }
}

function withoutClass(attribs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attribs).filter(([name]) => name !== 'class'))
}
