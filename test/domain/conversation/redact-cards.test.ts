import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactCards, redactCardsInHtml } from '../../../src/domain/conversation/redact-cards.ts'

/** Numbers that card schemes publish for tests. */
const cards = [
  '4111111111111111',
  '4111 1111 1111 1111',
  '5555-5555-5555-4444',
  '2223003122003222',
  '378282246310005',
  '3782 822463 10005',
  '30569309025904',
  '3530111333300000',
  '6011111111111117',
  '٤١١١١١١١١١١١١١١١',
  '۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱',
]

describe('a card', () => {
  it.each(cards)('%s is cut down to its last four digits', (card) => {
    const cut = redactCards(`My card is ${card}, please refund.`)
    expect(cut).toMatch(/^My card is \[card …\d{4}\], please refund\.$/)
  })

  it('is found beside others, at either end, and in quotes', () => {
    expect(redactCards('4111111111111111')).toBe('[card …1111]')
    expect(redactCards('"4111111111111111" or 5555555555554444.')).toBe('"[card …1111]" or [card …4444].')
  })

  it('is cut in what a page shows, not in its tags', () => {
    const html = '<a href="https://shop.example/o/4111111111111111" title="x">4111 1111 1111 1111</a>'
    expect(redactCardsInHtml(html)).toBe(
      '<a href="https://shop.example/o/4111111111111111" title="x">[card …1111]</a>',
    )
  })
})

describe('what is none', () => {
  it.each([
    'order 4111111111111112', // fails the check
    'order 1111111111111117', // passes it, but no issuer begins so
    'https://shop.example/track/4111111111111111',
    'id=4111111111111111',
    'ref AB4111111111111111',
    'call +49 30 1234567 or 0049 30 7654321',
    '2026-11-29 19:04:00.000',
    'IBAN DE89 3704 0044 0532 0130 00',
    '41111111111111110000111122223333', // a longer number
  ])('stays as it is: %s', (text) => {
    expect(redactCards(text)).toBe(text)
  })

  it('stays whatever it is, but for runs of thirteen digits and more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        fc.pre(!/\d(?:[ -]?\d){12}/.test(text))
        expect(redactCards(text)).toBe(text)
      }),
    )
  })
})
