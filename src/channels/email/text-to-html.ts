import { textDirection } from './text-direction.ts'

/** Plain text as simple HTML: paragraphs with a direction of their own, line breaks kept, nothing else interpreted. */
export function textToHtml(text: string): string {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/^\n+|\n+$/g, ''))
    .filter((paragraph) => paragraph !== '')
  const body = paragraphs.map(
    (paragraph) => `<p dir="${textDirection(paragraph)}">${escape(paragraph).replaceAll('\n', '<br>')}</p>`,
  )
  return `<div dir="${textDirection(text)}">${body.join('\n')}</div>`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
