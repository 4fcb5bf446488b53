import { expect, test } from 'vitest'
import { stylesOf } from '../../src/console/first-view/styles-of.ts'
import { styleRules } from '../../src/console/style-rules.ts'

const html = '<main class="card wide" style="color:var(--accent)"><b class="title">Offers</b></main>'
const firstOf = (css: string) => stylesOf(styleRules(css), html)

test('a rule whose classes stand there comes along, in its order', () => {
  expect(firstOf('.card.wide{margin:0}.title{margin:1px}b{margin:2px}')).toBe(
    '.card.wide{margin:0}.title{margin:1px}b{margin:2px}',
  )
})

test('a rule of which one class does not stand there waits', () => {
  expect(firstOf('.card .other{margin:0}.card:hover,.other{margin:1px}')).toBe('.card:hover{margin:1px}')
})

test('what a class must not be asks for none', () => {
  expect(firstOf('.card:not(.other){margin:0}:where(.other,.card) b{margin:1px}')).toBe(
    '.card:not(.other){margin:0}:where(.other,.card) b{margin:1px}',
  )
})

test('a rule stays within its conditions', () => {
  expect(firstOf('@media print{@supports (gap:0){.card{margin:0!important}}}')).toBe(
    '@media print{@supports (gap:0){.card{margin:0!important}}}',
  )
})

test('fonts and what moves wait', () => {
  expect(firstOf('@font-face{font-family:a;src:url(a)}@keyframes k{to{margin:0}}b{margin:0}')).toBe(
    'b{margin:0}',
  )
})

test('variables come along if something that stands there is made of them, by way of others too', () => {
  expect(
    firstOf(
      ':root{--accent:var(--red, blue);--red:#f00;--unused:var(--edge);--gap:1px;--edge:2px}.card{gap:var(--gap)}.other{margin:var(--edge)}',
    ),
  ).toBe(':root{--accent:var(--red, blue);--red:#f00;--gap:1px}.card{gap:var(--gap)}')
})
