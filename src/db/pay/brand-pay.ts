import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import { payRules, type PayRules, type Uplift } from '../../domain/pay/pay-rules.ts'
import { HOUR, MINUTE } from '../../domain/time/instant.ts'
import { weekdays, type Weekday } from '../../domain/time/wall-date.ts'
import { parseWallTime, type Zone } from '../../domain/time/zone.ts'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { Payer } from '../../workflows/ports/pay-store.ts'
import type { DB } from '../schema.ts'

/** As the API takes it and `brand.settings.pay` keeps it. */
export interface WrittenPay {
  readonly currency: string
  readonly answer_minor: number
  readonly answer_minor_by_kind?: Readonly<Partial<Record<ChannelKind, number>>> | undefined
  readonly floor_minor?: number | undefined
  readonly standby_minor_per_hour?: number | undefined
  readonly standby_beside_others?: boolean | undefined
  readonly uplifts?:
    | readonly {
        readonly from: string
        readonly to: string
        readonly days?: readonly Weekday[] | undefined
        readonly percent: number
      }[]
    | undefined
  readonly usual_minutes?: number | undefined
  readonly final_after_hours?: number | undefined
  readonly period?: 'week' | 'month' | undefined
  readonly pay_after_days?: number | undefined
  readonly threshold_minor?: number | undefined
  readonly payer?: Payer | null | undefined
}

interface Settings {
  readonly pay?: WrittenPay
  readonly dispatch?: { readonly pay?: { readonly amountMinor: number; readonly currency: string } | null }
}

/** What the brand's settings say of pay; null where they say nothing. */
export function rulesIn(settings: unknown): PayRules | null {
  const { pay, dispatch } = settings as Settings
  if (pay) return rulesOf(pay)
  return dispatch?.pay
    ? payRules({ currency: dispatch.pay.currency, answerMinor: dispatch.pay.amountMinor })
    : null
}

function rulesOf(written: WrittenPay): PayRules {
  const hours = written.final_after_hours
  return payRules({
    currency: written.currency,
    answerMinor: written.answer_minor,
    answerMinorByKind: written.answer_minor_by_kind,
    floorMinor: written.floor_minor,
    standbyMinorPerHour: written.standby_minor_per_hour,
    standbyBesideOthers: written.standby_beside_others,
    uplifts: written.uplifts?.map(upliftOf),
    usualMinutes: written.usual_minutes,
    finalAfter: hours === undefined ? undefined : hours * HOUR,
    period: written.period,
    payAfterDays: written.pay_after_days,
    thresholdMinor: written.threshold_minor,
  })
}

function upliftOf({ from, to, days = [], percent }: NonNullable<WrittenPay['uplifts']>[number]): Uplift {
  return {
    fromMinute: minuteOf(from),
    toMinute: minuteOf(to),
    days: days.map((day) => weekdays.indexOf(day)),
    percent,
  }
}

function minuteOf(clock: string): number {
  return (parseWallTime(`1970-01-01T${clock}`) ?? 0) / MINUTE
}

export async function brandPay(
  trx: Transaction<DB>,
  brandId: BrandId,
): Promise<{ readonly rules: PayRules | null; readonly payer: Payer | null }> {
  const row = await trx.selectFrom('brand').select('settings').where('id', '=', brandId).executeTakeFirst()
  const settings = (row?.settings ?? {}) as Settings
  return { rules: rulesIn(settings), payer: settings.pay?.payer ?? null }
}

/** Brands with rules, or with anything in their books. */
export async function payingBrands(trx: Transaction<DB>): Promise<readonly { id: BrandId; zone: Zone }[]> {
  const { rows } = await sql<{ id: BrandId; zone: Zone }>`
    select b.id, b.time_zone as zone from brand b
    where b.settings ? 'pay' or b.settings -> 'dispatch' ? 'pay'
      or exists (select from pay_entry e where e.brand_id = b.id)
    order by b.id
  `.execute(trx)
  return rows
}
