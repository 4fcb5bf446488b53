import { Text, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../domain/time/instant.ts'
import { useZone } from '../api/session.ts'
import { cityOf, formatClock, formatFull, formatMoment } from '../format/moment.ts'
import { useNow } from '../live/use-now.ts'

interface Props {
  readonly at: Instant
  readonly customerZone: string | null
}

/** A moment in the reader's zone, and beside it what the customer's clock showed. */
export function DualTime({ at, customerZone }: Props) {
  const { i18n } = useTranslation()
  const zone = useZone()
  const now = useNow(3_600_000)
  const theirs = customerZone !== null && customerZone !== zone ? customerZone : null
  return (
    <Tooltip label={formatFull(at, zone, i18n.language)}>
      <Text size="xs" c="dimmed" component="time" dateTime={new Date(at).toISOString()} className="figures">
        {formatMoment(at, now, zone, i18n.language)}
        {theirs && (
          <>
            {' · '}
            {formatClock(at, theirs, i18n.language)} <bdi>{cityOf(theirs)}</bdi>
          </>
        )}
      </Text>
    </Tooltip>
  )
}
