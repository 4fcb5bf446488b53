import { Alert, Button, Group, Text } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useZone } from '../api/session.ts'
import { formatClockSeconds } from '../format/moment.ts'
import { formatStopwatch } from '../format/duration.ts'
import { useLine } from '../live/line.ts'
import { retryLine } from '../live/live-events.tsx'
import { useNow } from '../live/use-now.ts'

const patience = 3_000

/** Says that the page has stopped following, since when, and that it keeps trying. Short hiccups are not worth a word. */
export function StaleBanner() {
  const { t, i18n } = useTranslation()
  const line = useLine()
  const at = useNow()
  const zone = useZone()
  const lostFor = at - line.since
  if (line.state !== 'lost' || lostFor < patience) return null
  return (
    <Alert color="yellow" icon={<IconPlugConnectedX />} mb="sm" py="xs" role="status" aria-live="off">
      <Group justify="space-between" gap="xs">
        <Text size="sm" className="figures">
          {t('live.banner', {
            since: formatClockSeconds(line.since, zone, i18n.language),
            lost: formatStopwatch(lostFor, i18n.language),
          })}
        </Text>
        <Button size="compact-sm" variant="default" onClick={retryLine}>
          {t('common.tryAgain')}
        </Button>
      </Group>
    </Alert>
  )
}
