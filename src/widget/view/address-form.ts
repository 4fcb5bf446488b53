import type { Translate } from '../i18n/translate.ts'
import { element, setText } from './element.ts'

export interface AddressForm {
  readonly node: HTMLElement
  /** `wanted`: the customer waits, so that an address is of use. */
  show(wanted: boolean, address: string | null): void
}

/** Instead of waiting: where the answer should go. */
export function addressForm(t: Translate, leave: (email: string) => void): AddressForm {
  const said = element('span')
  const change = element('button', { type: 'button', class: 'link' })
  const line = element('p', { class: 'address' }, said, change)
  const input = element('input', {
    id: 'email',
    type: 'email',
    autocomplete: 'email',
    dir: 'ltr',
    maxlength: '254',
    required: '',
    'aria-describedby': 'email-hint email-wrong',
  })
  const wrong = element('p', { id: 'email-wrong', class: 'wrong', role: 'alert' })
  const cancel = element('button', { type: 'button', class: 'plain' }, t('addressCancel'))
  const form = element(
    'form',
    { novalidate: '', hidden: '' },
    element('label', { for: 'email' }, t('addressLabel')),
    input,
    element('p', { id: 'email-hint', class: 'hint' }, t('addressHint')),
    wrong,
    element('div', { class: 'buttons' }, cancel, element('button', { class: 'primary' }, t('addressSave'))),
  )

  function open(asks: boolean): void {
    form.hidden = !asks
    line.hidden = asks
    input.removeAttribute('aria-invalid')
    setText(wrong, '')
    if (asks) input.focus()
    else change.focus()
  }

  change.addEventListener('click', () => open(true))
  cancel.addEventListener('click', () => open(false))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!input.checkValidity()) {
      input.setAttribute('aria-invalid', 'true')
      setText(wrong, t('addressWrong'))
      input.focus()
      return
    }
    leave(input.value.trim())
    open(false)
  })

  return {
    node: element('div', { class: 'leave' }, line, form),
    show(wanted, address) {
      if (!form.hidden) return
      line.hidden = !wanted
      setText(said, address === null ? '' : `${t('addressLeft', { email: address })} `)
      setText(change, t(address === null ? 'addressOffer' : 'addressChange'))
      if (address !== null && input.value === '') input.value = address
    },
  }
}
