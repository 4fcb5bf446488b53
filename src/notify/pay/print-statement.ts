import { translator } from '../../i18n/translate.ts'
import { light } from '../digest/palette.ts'
import { pdfPages, type TextStyle } from '../pdf/pdf-page.ts'
import { minorDigits } from './credit-transfer.ts'

export interface StatementFacts {
  readonly brand_name: string
  readonly brand_zone: string
  readonly person_name: string
  readonly currency: string
  readonly number: number
  readonly from_at: Date
  readonly to_at: Date
  readonly pay_on: string
  readonly opening_minor: number
  readonly closing_minor: number
}

export interface EntryFacts {
  readonly kind: string
  readonly amount_minor: number
  readonly minutes: number | null
  readonly reason: string | null
  readonly reference: string | null
  readonly occurred_at: Date
}

const heading: TextStyle = { size: 20, colour: light.ink, gap: 8 }
const small: TextStyle = { size: 9.5, colour: light.muted, gap: 3 }
const body: TextStyle = { size: 11, colour: light.ink, gap: 4 }
const total: TextStyle = { size: 13, colour: light.ink, gap: 12 }

/** A statement on paper, in the reader's language and direction. */
export async function printStatement(
  statement: StatementFacts,
  entries: readonly EntryFacts[],
  language: string,
): Promise<Uint8Array> {
  const t = translator(language, 'pay')
  const spoken = language === 'en' ? 'en-GB' : language
  const digits = minorDigits(statement.currency)
  const sum = new Intl.NumberFormat(spoken, { style: 'currency', currency: statement.currency })
  const money = (minor: number) => sum.format(minor / 10 ** digits)
  const day = new Intl.DateTimeFormat(spoken, { dateStyle: 'medium', timeZone: statement.brand_zone })
  const number = new Intl.NumberFormat(spoken)
  const title = t('title', { number: number.format(statement.number) })
  const pages = pdfPages(/^(ar|fa)/.test(language) ? 'rtl' : 'ltr', { title, language })
  pages.text(statement.brand_name, small)
  pages.text(title, heading)
  pages.text(statement.person_name, body)
  pages.text(day.formatRange(statement.from_at, new Date(statement.to_at.getTime() - 1)), small)
  pages.row(t('opening'), money(statement.opening_minor), total)
  for (const entry of entries) {
    const minutes =
      entry.minutes === null ? '' : ` · ${t('minutes', { count: number.format(entry.minutes) })}`
    const note = entry.reference === null ? '' : ` · ${entry.reference}`
    pages.row(
      `${day.format(entry.occurred_at)} · ${t(`kind.${entry.kind}`)}${minutes}${note}`,
      money(entry.amount_minor),
      body,
    )
  }
  pages.row(t('closing'), money(statement.closing_minor), total)
  pages.text(t('pay_on', { day: day.format(new Date(`${statement.pay_on}T12:00:00Z`)) }), small)
  return await pages.end()
}
