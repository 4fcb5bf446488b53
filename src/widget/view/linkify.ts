import { element } from './element.ts'

const address = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g

/** A text whose web addresses can be clicked. The page that opens learns nothing of this one. */
export function linkify(text: string): (Node | string)[] {
  const parts: (Node | string)[] = []
  let end = 0
  for (const { 0: href, index } of text.matchAll(address)) {
    parts.push(text.slice(end, index))
    parts.push(element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, href))
    end = index + href.length
  }
  return [...parts, text.slice(end)]
}
