import { signWaitingLink } from '../../domain/conversation/waiting-link.ts'
import { translator } from '../../i18n/translate.ts'
import type { KnownOfWaiting } from '../../workflows/acknowledgements/acknowledge-turn.ts'
import { formatDay } from '../format-day.ts'

/** Writes what a customer who waits is told, in their language where this house speaks it and in their own time zone. */
export function acknowledgementWriter(baseUrl: string, secret: string): (known: KnownOfWaiting) => string {
  return (known) => {
    const { brandId, turnId, brandName, timeZone, ahead, promisedBy, helpUrl } = known
    const language = known.language ?? 'en'
    const t = translator(language, 'waiting')
    const promise =
      promisedBy === null
        ? t('waiting.unpromised')
        : t('waiting.promised', { time: formatDay(promisedBy, timeZone, language) })
    return [
      t('waiting.hello', { brand: brandName }),
      `${t('waiting.ahead', { count: ahead })} ${promise}`,
      `${t('waiting.page')}\n${baseUrl}/waiting/${signWaitingLink({ brandId, turnId }, secret)}`,
      ...(helpUrl === null ? [] : [`${t('waiting.help')}\n${helpUrl}`]),
      t('waiting.program'),
    ].join('\n\n')
  }
}
