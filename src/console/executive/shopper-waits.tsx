import { useTranslation } from 'react-i18next'
import type { ShopperWait } from '../../domain/digest/behind.ts'
import { useZone } from '../api/session.ts'
import { formatLength } from '../format/duration.ts'
import { formatClock, formatDay } from '../format/moment.ts'
import { FigureRows } from './figure-rows.tsx'

/** How long each mystery shopper of the period waited for a human. */
export function ShopperWaits({ waits }: { readonly waits: readonly ShopperWait[] }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  return (
    <FigureRows
      rows={waits.map(({ channel, writtenAt, outcome, wait }) => ({
        label: (
          <>
            {formatDay(writtenAt, zone, i18n.language)}, {formatClock(writtenAt, zone, i18n.language)} ·{' '}
            <bdi>{channel}</bdi>
          </>
        ),
        value:
          wait === null
            ? t(`shopper.state.${outcome}`)
            : t('shopper.answeredIn', { length: formatLength(wait, i18n.language) }),
      }))}
    />
  )
}
