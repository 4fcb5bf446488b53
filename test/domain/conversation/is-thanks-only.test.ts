import { describe, expect, it } from 'vitest'
import { isThanksOnly } from '../../../src/domain/conversation/is-thanks-only.ts'

describe('a message of thanks needs no answer', () => {
  it.each([
    'Thanks!',
    'thank you so much 🙏',
    'Ok great, it works now. Thanks again for your help!',
    'Thx',
    '👍',
    '❤️❤️',
    'Many thanks!\n\nBest regards',
    'شكراً جزيلاً',
    'شكرًا لكم على سرعة الرد',
    'خیلی ممنون از راهنمایی شما',
    'مرسی، مشکلم حل شد',
    'Вялікі дзякуй за дапамогу!',
    'Спасибо большое, всё работает',
    'Vielen Dank für die schnelle Antwort, schönes Wochenende!',
    'Merci beaucoup pour votre aide, bonne journée',
    'Muchas gracias por su ayuda. ¡Un saludo!',
  ])('%s', (text) => expect(isThanksOnly(text)).toBe(true))

  it('may thank people of the conversation by name, and nobody else', () => {
    expect(isThanksOnly('Thanks Maria!', ['Maria Gomez'])).toBe(true)
    expect(isThanksOnly('Спасибо, Алёна', ['Алена'])).toBe(true)
    expect(isThanksOnly('Thanks Maria!')).toBe(false)
  })

  it('says the same when it is asked twice', () => {
    expect([isThanksOnly('Thanks'), isThanksOnly('Thanks'), isThanksOnly('👍'), isThanksOnly('👍')]).toEqual([
      true,
      true,
      true,
      true,
    ])
  })
})

describe('a message that wants anything is not thanks only', () => {
  it.each([
    '',
    'ok',
    'Thanks, but it still does not work',
    'Thanks for nothing',
    'No thanks',
    'Thank you. When will it arrive?',
    'Thanks in advance for a refund',
    'Thanks 😡',
    'شكرا لكن المشكلة ما زالت موجودة',
    'ممنون ولی هنوز کار نمی‌کند',
    'Дзякуй, але не працуе',
    'Спасибо, но деньги не пришли',
    'Danke, aber es geht noch nicht',
    'Merci mais le colis est vide',
    'Gracias, pero sigue sin funcionar',
    `Thanks ${'very '.repeat(100)}much`,
  ])('%s', (text) => expect(isThanksOnly(text)).toBe(false))
})
