import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../../src/domain/conversation/detect-language.ts'

describe('the language of a message', () => {
  it.each([
    ['Hello, where is my order?', 'en'],
    ['سلام، سفارش من کجاست؟', 'fa'],
    ['مرحبا، أين طلبي؟', 'ar'],
    ['Дзе мой заказ? Калі ласка, адкажыце', 'be'],
    ['Где мой заказ? Ответьте, пожалуйста', 'ru'],
    ['Wo bleibt denn meine Bestellung?', 'de'],
    ['Où est ma commande, je vous prie ?', 'fr'],
    ['¿Dónde está mi pedido, por favor?', 'es'],
    ['Gdzie jest moje zamówienie?', 'pl'],
    ['私の注文はどこですか', 'ja'],
  ])('%s', (text, language) => expect(detectLanguage(text)).toBe(language))

  it.each(['', '12345', '👍', 'https://example.com/where-is-my-order', 'a', 'hi', 'hola'])(
    'of %j is unknown',
    (text) => expect(detectLanguage(text)).toBeNull(),
  )
})
