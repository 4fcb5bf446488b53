import { translator } from '../i18n/translate.ts'
import type { Options } from '../options.ts'
import { openChat } from '../talk/chat.ts'
import type { Conversation } from '../talk/conversation.ts'
import type { Keeper } from '../talk/memory.ts'
import { addressForm } from './address-form.ts'
import { composer } from './composer.ts'
import { element, setText } from './element.ts'
import { cross, speech, sundial } from './icons.ts'
import { messageList } from './message-list.ts'
import { statusText } from './status-text.ts'
import { trapFocus } from './trap-focus.ts'
import styles from './widget.css?inline'

const TICK = 1_000

/** Puts the chat on the page: a button, and the dialog that it opens. The page's styles end at its border, and ours begin. */
export function mount(options: Options, keeper: Keeper): void {
  const t = translator(options.language)
  const host = element('sundial-chat' as 'div', { lang: t.language, dir: t.direction })
  followTheme(host, options.theme)
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  root.adoptedStyleSheets = [sheet]

  const badge = element('span', { class: 'badge', 'aria-hidden': 'true', hidden: '' })
  const launcher = element('button', { class: 'launcher', 'aria-haspopup': 'dialog' }, speech(), badge)
  const close = element('button', { class: 'close', 'aria-label': t('close') }, cross())
  const news = element('div', { role: 'status' })
  const left = element('span', { class: 'left', dir: 'ltr' })
  const status = element('div', { class: 'status' }, news, left)
  const typing = element('p', { class: 'typing', role: 'status' })
  const messages = messageList(t)
  const address = addressForm(t, (email) => chat.leaveAddress(email))
  const writing = composer(
    t,
    (text) => chat.write(text),
    () => chat.typing(),
  )
  const dialog = element(
    'div',
    { class: 'dialog', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'title', hidden: '' },
    element('header', {}, sundial(), element('h2', { id: 'title' }, t('title')), close),
    status,
    messages.node,
    typing,
    address.node,
    writing.node,
  )

  const chat = openChat(options, keeper, show)

  function show(known: Conversation): void {
    const now = Date.now()
    launcher.setAttribute('aria-label', known.unread > 0 ? t('unread', { count: known.unread }) : t('open'))
    badge.hidden = known.unread === 0
    setText(badge, new Intl.NumberFormat(t.locale).format(known.unread))
    messages.show(known.entries, now + known.ahead)
    showStatus(known, now)
    address.show(known.queue.waiting, known.address)
    writing.setLimit(known.maxText)
  }

  function showStatus(known: Conversation, now: number): void {
    const said = statusText(known, now, t)
    status.dataset['tone'] = said.tone
    status.hidden = said.news.length === 0
    while (news.childElementCount > said.news.length) news.lastElementChild?.remove()
    while (news.childElementCount < said.news.length) news.append(element('p'))
    said.news.forEach((line, index) => setText(news.children[index]!, line))
    setText(left, said.left)
    setText(typing, known.typingUntil > now ? t('typing') : '')
  }

  function setOpen(open: boolean): void {
    dialog.hidden = !open
    launcher.hidden = open
    chat.setOpen(open)
    if (open) writing.field.focus()
    else launcher.focus()
  }

  launcher.addEventListener('click', () => setOpen(true))
  close.addEventListener('click', () => setOpen(false))
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') setOpen(false)
    event.stopPropagation() // the page's own shortcuts are not meant
  })
  trapFocus(dialog, root)
  setInterval(() => {
    if (!dialog.hidden) showStatus(chat.state(), Date.now())
  }, TICK)

  root.append(launcher, dialog)
  show(chat.state())
  document.body.append(host)
}

function followTheme(host: HTMLElement, theme: Options['theme']): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const follow = () => {
    host.dataset['theme'] = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme
  }
  dark.addEventListener('change', follow)
  follow()
}
