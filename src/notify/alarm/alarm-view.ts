import type { FoundAlarm, StandingAlarm } from '../../domain/alarm/alarm.ts'
import { translator, type Translate } from '../../i18n/translate.ts'
import type { LeasedAlarmNotice } from '../../workflows/ports/alarm-store.ts'
import { formats, type Formats } from '../digest/formats.ts'
import { isolate } from '../digest/isolate.ts'

/** What one message says of the alarms in it, in its reader's language; nothing here is markup. */
export interface AlarmView {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly subject: string
  readonly lines: readonly {
    readonly brand: string
    readonly text: string
    readonly look: string
    readonly url: string
  }[]
  readonly foot: string
  readonly change: { readonly text: string; readonly url: string }
}

const rightToLeft = new Set(['ar', 'fa'])

export function alarmView({ alarms, language, zone }: LeasedAlarmNotice, baseUrl: string): AlarmView {
  const t = translator(language, 'alarm')
  const written = formats(language, zone)
  const direction = rightToLeft.has(language) ? 'rtl' : 'ltr'
  const apart = (text: string) => isolate(text, direction)
  return {
    language,
    direction,
    subject: subjectOf(alarms, t, apart),
    lines: alarms.map(({ brandName, alarm }) => ({
      brand: apart(brandName),
      text: t(`line.${alarm.cause}`, valuesOf(alarm, written, apart)),
      look: t(`look.${alarm.cause}`),
      url: `${baseUrl}/${alarm.cause === 'index' ? 'digest' : 'channels'}`,
    })),
    foot: t('foot'),
    change: { text: t('change'), url: `${baseUrl}/digest#alarms` },
  }
}

type Apart = (text: string) => string

function subjectOf(alarms: readonly StandingAlarm[], t: Translate, apart: Apart): string {
  const [first] = alarms as [StandingAlarm]
  const brand = apart(first.brandName)
  if (alarms.length > 1) {
    const oneBrand = alarms.every(({ brandId }) => brandId === first.brandId)
    return t(`subject.${oneBrand ? 'several_one_brand' : 'several'}`, { brand, count: alarms.length })
  }
  const { alarm } = first
  const named =
    alarm.cause === 'silent'
      ? { region: regionOf(alarm.subject) }
      : alarm.cause === 'channel_down'
        ? { channel: apart(alarm.channelName) }
        : {}
  return t(`subject.${alarm.cause}`, { brand, ...named })
}

function valuesOf(alarm: FoundAlarm, written: Formats, apart: Apart): Record<string, string | number> {
  switch (alarm.cause) {
    case 'index': {
      const { index, usual, neglected } = alarm
      return { index: written.index(index), usual: written.index(usual), neglected }
    }
    case 'silent':
      return { region: apart(regionOf(alarm.subject)), expected: alarm.expected }
    case 'channel_down':
      return { channel: apart(alarm.channelName), since: apart(written.moment(alarm.since)) }
    default:
      return alarm satisfies never
  }
}

/** `America/New_York` -> `New York`. */
function regionOf(zone: string): string {
  return zone.split('/').at(-1)!.replaceAll('_', ' ')
}
