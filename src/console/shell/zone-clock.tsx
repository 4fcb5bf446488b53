import { Text, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useZone } from '../api/session.ts'
import { cityOf, formatClock, formatDay, formatFull } from '../format/moment.ts'
import { useNow } from '../live/use-now.ts'

/** The reader's own time, to which all times on the page belong. */
export function ZoneClock() {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const at = useNow(60_000)
  return (
    <Tooltip label={`${t('shell.timesIn', { zone })} · ${formatFull(at, zone, i18n.language)}`}>
      <Text size="sm" c="dimmed" className="figures" visibleFrom="lg" style={{ whiteSpace: 'nowrap' }}>
        {formatDay(at, zone, i18n.language)}, <b>{formatClock(at, zone, i18n.language)}</b>{' '}
        <bdi>{cityOf(zone)}</bdi>
      </Text>
    </Tooltip>
  )
}
