import { expect, test } from 'vitest'
import { rankPreventions } from '../../../src/domain/neglect/rank-preventions.ts'

const said = (...texts: readonly string[]) =>
  texts.map((text, index) => ({ conversationId: `c${index}`, text }))

test('lines that share half of their words count as one, whatever their order and spelling', () => {
  const ranked = rankPreventions(
    said('Opening on Sunday', 'sunday OPENING', 'open on sundays', 'A clearer invoice', 'clearer invoices'),
  )
  expect(ranked.map(({ text, count }) => [text, count])).toEqual([
    ['sunday OPENING', 2],
    ['open on sundays', 1],
    ['A clearer invoice', 1],
    ['clearer invoices', 1],
  ])
})

test('one conversation of which several people said it counts once', () => {
  const twice = [...said('Зразумелы рахунак'), ...said('зразумелы рахунак!')]
  expect(rankPreventions(twice)).toMatchObject([{ count: 1 }])
  expect(rankPreventions(said('...', '؟'))).toEqual([])
})

test('Arabic and Persian lines are grouped, too', () => {
  expect(rankPreventions(said('إرسال رقم الطرد', 'ارسال رقم الطرد'))).toMatchObject([{ count: 2 }])
})
