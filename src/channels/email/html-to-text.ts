import sanitizeHtml from 'sanitize-html'

const HTML_READ = 500_000
const breaks = [
  'br',
  'p',
  'div',
  'tr',
  'li',
  'ul',
  'ol',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'hr',
  'blockquote',
]

/** What a reader of an HTML body sees, as lines; block quotes become `> ` lines. Reads at most 500,000 characters of HTML. */
export function htmlToText(html: string): string {
  const skeleton = sanitizeHtml(html.slice(0, HTML_READ), {
    allowedTags: breaks,
    allowedAttributes: {},
    nonTextTags: ['script', 'style', 'textarea', 'option', 'title', 'head', 'noscript'],
    nestingLimit: 100,
  })
  const lines: string[] = []
  let depth = 0
  for (const piece of skeleton.split(/(<[^>]*>)/)) {
    const tag = /^<(\/?)(\w+)/.exec(piece)
    if (!tag) {
      append(lines, depth, piece)
      continue
    }
    if (tag[2] === 'blockquote') depth = Math.max(0, depth + (tag[1] === '' ? 1 : -1))
    lines.push('')
  }
  return unescape(lines.join('\n').replace(/\n{3,}/g, '\n\n')).trim()
}

function append(lines: string[], depth: number, piece: string): void {
  const text = piece.replace(/\s+/g, ' ')
  if (text.trim() === '') return
  const last = lines.pop() ?? ''
  lines.push(last === '' ? '> '.repeat(Math.min(depth, 10)) + text.trimStart() : last + text)
}

function unescape(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
