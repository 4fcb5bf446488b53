import type { Translate } from '../i18n/translate.ts'
import { element } from './element.ts'
import { plane } from './icons.ts'

export interface Composer {
  readonly node: HTMLFormElement
  readonly field: HTMLTextAreaElement
  setLimit(characters: number): void
}

/** Where the customer writes: Enter sends, Shift and Enter begins a line, and nothing is sent in the middle of a character. */
export function composer(t: Translate, write: (text: string) => void, typing: () => void): Composer {
  const field = element('textarea', {
    rows: '1',
    enterkeyhint: 'send',
    'aria-label': t('label'),
    placeholder: t('label'),
  })
  const send = element('button', { class: 'send', 'aria-label': t('send') }, plane())
  const node = element('form', { class: 'composer' }, field, send)

  function follow(): void {
    send.disabled = field.value.trim() === ''
    field.dir = field.value === '' ? t.direction : 'auto'
  }

  /** Grows with the text; only what is on the page has a height. */
  function fit(): void {
    follow()
    field.style.height = 'auto'
    field.style.height = `${Math.min(field.scrollHeight, 120)}px`
  }

  field.addEventListener('input', () => {
    fit()
    if (!send.disabled) typing()
  })
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    node.requestSubmit()
  })
  node.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = field.value.trim()
    if (text === '') return
    write(text)
    field.value = ''
    fit()
    field.focus()
  })
  follow()
  return {
    node,
    field,
    setLimit(characters) {
      field.maxLength = characters
    },
  }
}
