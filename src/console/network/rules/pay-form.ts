import type { PayRules } from '../../../http/api-types.ts'
import { channelKinds } from '../../format/channel-kinds.ts'

type Rules = NonNullable<PayRules['rules']>

export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Sums as people write them, in the currency's own unit; '' where nothing is said. */
export interface PayForm extends Record<string, unknown> {
  currency: string
  answer: number | string
  byKind: Record<(typeof channelKinds)[number], number | string>
  floor: number | string
  standby: number | string
  besideOthers: boolean
  uplifts: { from: string; to: string; days: string[]; percent: number | string }[]
  usualMinutes: number | string
  finalAfterHours: number | string
  period: string
  payAfterDays: number | string
  threshold: number | string
  payerName: string
  payerIban: string
  payerBic: string
}

/** How many digits a currency has behind the point; two of one that is not known. */
export function digitsOf(currency: string): number {
  try {
    return (
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2
    )
  } catch {
    return 2
  }
}

export function payForm(rules: Rules | null): PayForm {
  const digits = digitsOf(rules?.currency ?? 'EUR')
  const sum = (minor: number | undefined) => (minor === undefined ? '' : minor / 10 ** digits)
  return {
    currency: rules?.currency ?? 'EUR',
    answer: sum(rules?.answer_minor),
    byKind: Object.fromEntries(
      channelKinds.map((kind) => [kind, sum(rules?.answer_minor_by_kind?.[kind])]),
    ) as PayForm['byKind'],
    floor: sum(rules?.floor_minor),
    standby: sum(rules?.standby_minor_per_hour),
    besideOthers: rules?.standby_beside_others ?? false,
    uplifts: (rules?.uplifts ?? []).map(({ from, to, days: on = [], percent }) => ({
      from,
      to,
      days: [...on],
      percent,
    })),
    usualMinutes: rules?.usual_minutes ?? '',
    finalAfterHours: rules?.final_after_hours ?? '',
    period: rules?.period ?? 'month',
    payAfterDays: rules?.pay_after_days ?? '',
    threshold: sum(rules?.threshold_minor),
    payerName: rules?.payer?.name ?? '',
    payerIban: rules?.payer?.iban ?? '',
    payerBic: rules?.payer?.bic ?? '',
  }
}

/** The form as rules; what was left empty is left out. */
export function payRulesOf(form: PayForm): Rules {
  const digits = digitsOf(form.currency)
  const minor = (sum: number | string) => Math.round(Number(sum) * 10 ** digits)
  const said = <Value>(field: number | string, name: string, value: (one: number | string) => Value) =>
    field === '' ? {} : { [name]: value(field) }
  const kinds = channelKinds.filter((kind) => form.byKind[kind] !== '')
  const hasPayer = [form.payerName, form.payerIban, form.payerBic].some((one) => one.trim() !== '')
  return {
    currency: form.currency.trim().toUpperCase(),
    answer_minor: minor(form.answer),
    ...(kinds.length > 0 && {
      answer_minor_by_kind: Object.fromEntries(kinds.map((kind) => [kind, minor(form.byKind[kind])])),
    }),
    ...said(form.floor, 'floor_minor', minor),
    ...said(form.standby, 'standby_minor_per_hour', minor),
    ...(form.besideOthers && { standby_beside_others: true }),
    ...(form.uplifts.length > 0 && {
      uplifts: form.uplifts.map(({ from, to, days: on, percent }) => ({
        from,
        to,
        ...(on.length > 0 && { days: on as NonNullable<NonNullable<Rules['uplifts']>[number]['days']> }),
        percent: Number(percent),
      })),
    }),
    ...said(form.usualMinutes, 'usual_minutes', Number),
    ...said(form.finalAfterHours, 'final_after_hours', Number),
    period: form.period === 'week' ? 'week' : 'month',
    ...said(form.payAfterDays, 'pay_after_days', Number),
    ...said(form.threshold, 'threshold_minor', minor),
    payer: hasPayer
      ? {
          name: form.payerName.trim(),
          iban: form.payerIban.trim(),
          bic: form.payerBic.trim() === '' ? null : form.payerBic.trim(),
        }
      : null,
  }
}

const fields: Readonly<Record<string, string>> = {
  currency: 'currency',
  answer_minor: 'answer',
  floor_minor: 'floor',
  standby_minor_per_hour: 'standby',
  usual_minutes: 'usualMinutes',
  final_after_hours: 'finalAfterHours',
  period: 'period',
  pay_after_days: 'payAfterDays',
  threshold_minor: 'threshold',
  'payer.name': 'payerName',
  'payer.iban': 'payerIban',
  'payer.bic': 'payerBic',
}

/** Which field shows what the server says of a path. */
export function payField(path: string): string | null {
  const uplift = /^uplifts\.(\d+)\.(from|to|percent)$/.exec(path)
  if (uplift) return `uplifts.${uplift[1]!}.${uplift[2]!}`
  const kind = /^answer_minor_by_kind\.(\w+)$/.exec(path)
  if (kind) return `byKind.${kind[1]!}`
  return fields[path] ?? null
}
