import { expect, it } from 'vitest'
import { questionsAsked, questionsIn } from '../../../src/domain/context/questions-asked.ts'
import { suggestSnippets } from '../../../src/domain/context/suggest-snippets.ts'

it('a question is one in any script, and neither an address nor what is quoted', () => {
  expect(questionsIn('Thanks. Which size did you order? See https://a.example/?q=1 please.')).toEqual([
    'Which size did you order?',
  ])
  expect(questionsIn('شماره سفارش شما چیست؟')).toEqual(['شماره سفارش شما چیست؟'])
  expect(questionsIn('请问您的订单号是多少？')).toEqual(['请问您的订单号是多少？'])
  expect(questionsIn('> When?\nTomorrow!\n???')).toEqual([])
})

it('an answer is what the customer said next; without one the question stays open', () => {
  const line = (at: number, from: 'us' | 'customer', text: string) => ({ at, from, text })
  const lines = [
    line(1, 'us', 'What colour?'),
    line(2, 'us', 'And what size?'),
    line(3, 'customer', 'Green, XL'),
    line(4, 'us', 'Which address?'),
  ]
  expect(questionsAsked(lines)).toEqual([
    { question: 'Which address?', askedAt: 4, answer: null, answeredAt: null },
    { question: 'And what size?', askedAt: 2, answer: 'Green, XL', answeredAt: 3 },
    { question: 'What colour?', askedAt: 1, answer: 'Green, XL', answeredAt: 3 },
  ])
})

it('a snippet is suggested until the very millisecond at which it expires', () => {
  const snippet = {
    id: 's',
    title: 'Refund',
    text: 'Refunds take three days.',
    language: 'en',
    channelKinds: [],
    tags: [],
    expiresAt: 1_000,
  }
  const asked = { text: 'Where is my refund?', language: 'en-GB', channelKind: 'email' as const, tags: [] }
  expect(suggestSnippets([snippet], asked, 999)).toEqual([snippet])
  expect(suggestSnippets([snippet], asked, 1_000)).toEqual([])
  expect(suggestSnippets([snippet], { ...asked, language: 'fa' }, 999)).toEqual([])
  expect(suggestSnippets([snippet], { ...asked, text: 'Hello' }, 999)).toEqual([])
})
