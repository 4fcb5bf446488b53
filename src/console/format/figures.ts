import { belarusianNumber, browserKnowsBelarusian } from './belarusian.ts'

type Numbers = Pick<Intl.NumberFormat, 'format' | 'resolvedOptions'>

const formats = new Map<string, Numbers>()

/** The same formatter for the same question: building one costs more than using it a thousand times. */
export function figures(locale: string, options: Intl.NumberFormatOptions = {}): Numbers {
  const key = locale + JSON.stringify(options)
  let format = formats.get(key)
  if (!format) formats.set(key, (format = built(locale, options)))
  return format
}

function built(locale: string, options: Intl.NumberFormatOptions): Numbers {
  return locale === 'be' && !browserKnowsBelarusian
    ? belarusianNumber(options)
    : new Intl.NumberFormat(locale, options)
}

/** `share` of 1 as a percentage with one digit: 0.041 is 4.1 %. */
export function formatShare(share: number, locale: string): string {
  return figures(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share)
}

/** Minor units (cents) of a currency as people write them; currencies without cents keep none. */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const format = figures(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  const amount = minor / 10 ** digits
  if (!Number.isInteger(amount)) return format.format(amount)
  return figures(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  }).format(amount)
}
