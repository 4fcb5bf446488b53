import { expect, test } from 'vitest'
import { saysSolved } from '../../../src/domain/conversation/says-solved.ts'

test.each([
  'It works now, thank you so much!',
  'Great, that did the trick.',
  'شكراً، تم حل المشكلة',
  'ممنون، مشکلم حل شد',
  'Дзякуй, цяпер працуе!',
  'Спасибо, всё работает',
  'Super, jetzt geht es wieder. Danke!',
  'Merci, ça marche',
  'Gracias, ya funciona',
])('is stated: %s', (text) => expect(saysSolved(text)).toBe(true))

test.each([
  'Thank you!',
  'It works now, but the invoice is still wrong.',
  'Is it fixed?',
  'It worked until yesterday',
  'لم يتم حل المشكلة',
  'هنوز حل نشده',
  'Цяпер працуе, але не ўсё',
  'Es funktioniert jetzt noch nicht',
  '',
])('is not stated: %s', (text) => expect(saysSolved(text)).toBe(false))
