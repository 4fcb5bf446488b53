/**
 * Thirteen to nineteen digits, alone or in groups by single spaces or hyphens, that stand by themselves: not within a word,
 * an address or a longer number. Digits of Arabic and Persian are digits.
 */
const DIGIT = '[0-9\u0660-\u0669\u06F0-\u06F9]'
const candidate = new RegExp(
  `(?<![\\p{L}\\p{N}_/=.@#%&+-])${DIGIT}(?:[ -]?${DIGIT}){12,18}(?![\\p{L}\\p{N}_@%=/-])`,
  'gu',
)
const tagOrCandidate = new RegExp(`<[^>]*>|${candidate.source}`, 'gu')

/** First digits that payment cards have (ISO/IEC 7812: 2 to 6 are banks, merchants and travel), with the lengths in use. */
const issuers: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^4/, [13, 16, 19]], // Visa
  [/^(?:5[1-5]|2(?:2[2-9]|[3-6]|7[01]|720))/, [16]], // Mastercard
  [/^3[47]/, [15]], // American Express
  [/^3(?:0[0-5]|[689])/, [14, 16, 19]], // Diners Club
  [/^35(?:2[89]|[3-8])/, [16, 19]], // JCB
  [/^6(?:011|4[4-9]|5)/, [16, 19]], // Discover, RuPay
  [/^(?:62|81)/, [16, 17, 18, 19]], // UnionPay
  [/^(?:5018|5020|5038|5[6-8]|6304|6759|676[1-3])/, [13, 14, 15, 16, 17, 18, 19]], // Maestro
  [/^9112|^220[0-4]/, [16, 19]], // Belkart, Mir
  [/^(?:6037|6219|6274|6273|6104|5022|5029)/, [16]], // banks of Iran
]

/** Luhn's check (ISO/IEC 7812-1, annex B), which one random number in ten passes. */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 1 ? 2 * digit : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

function isCard(written: string): boolean {
  const digits = plainDigits(written)
  return (
    issuers.some(([starts, lengths]) => starts.test(digits) && lengths.includes(digits.length)) &&
    passesLuhn(digits)
  )
}

function plainDigits(written: string): string {
  return written.replace(/[ -]/g, '').replace(/./gu, (digit) => String(digit.codePointAt(0)! & 0xf))
}

/** The last four stay: enough to talk about a card, too little to use it (PCI DSS 4.0, 3.4.1). */
function redacted(written: string): string {
  return `[card …${plainDigits(written).slice(-4)}]`
}

/** A text in which every number of a payment card is cut down to its last four digits; the same text where there is none. */
export function redactCards(text: string): string {
  return text.replace(candidate, (written) => (isCard(written) ? redacted(written) : written))
}

/** The same for HTML, whose tags and addresses are left alone. */
export function redactCardsInHtml(html: string): string {
  return html.replace(tagOrCandidate, (written) =>
    written.startsWith('<') || !isCard(written) ? written : redacted(written),
  )
}
