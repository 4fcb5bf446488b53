import type { Translate } from '../i18n/translate.ts'
import type { Entry } from '../talk/conversation.ts'
import { element, setText } from './element.ts'
import { linkify } from './linkify.ts'
import { clockTime } from './time-text.ts'

export interface MessageList {
  readonly node: HTMLElement
  show(entries: readonly Entry[], now: number): void
}

/** Everything said. What is on the page already stays, so that a screen reader hears each thing once. */
export function messageList(t: Translate): MessageList {
  const items = new Map<string, { readonly item: HTMLElement; readonly state: HTMLElement }>()
  const greeting = element('li', { class: 'greeting' }, t('greeting'))
  const list = element('ol', {}, greeting)
  const node = element('div', { class: 'log', role: 'log', 'aria-label': t('log'), tabindex: '0' }, list)

  function add(entry: Entry): { readonly item: HTMLElement; readonly state: HTMLElement } {
    const own = entry.from === 'customer'
    const state = element('span', { class: 'state' })
    const who = own ? t('you') : (entry.name ?? t(entry.from))
    const item = element(
      'li',
      { class: own ? 'own' : 'other' },
      element('span', { class: own ? 'hidden' : 'who' }, who),
      element('p', { dir: 'auto' }, ...linkify(entry.text)),
      state,
    )
    return { item, state }
  }

  return {
    node,
    show(entries, now) {
      const below = node.scrollHeight - node.scrollTop - node.clientHeight < 48
      greeting.hidden = entries.length > 0
      let before: Element = greeting
      for (const entry of entries) {
        const known = items.get(entry.key) ?? add(entry)
        items.set(entry.key, known)
        if (before.nextElementSibling !== known.item) before.after(known.item)
        before = known.item
        known.item.dataset['state'] = entry.state
        setText(known.state, entry.state === 'stored' ? clockTime(entry.at, now, t) : t(entry.state))
      }
      while (before.nextElementSibling) before.nextElementSibling.remove()
      if (below) node.scrollTop = node.scrollHeight
    },
  }
}
