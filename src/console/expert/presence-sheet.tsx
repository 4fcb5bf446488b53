import { Button, Drawer, Stack, Text } from '@mantine/core'
import '../theme/mantine-more.css'
import { useTranslation } from 'react-i18next'
import { MINUTE } from '../../domain/time/instant.ts'
import { now } from '../live/now.ts'

const pauses = [30, 60, 240] as const

interface Props {
  readonly here: boolean
  readonly onBack: () => void
  readonly onAway: (until?: string) => void
  readonly onClose: () => void
}

/** Here, or away: for now, or for a while in which nobody asks. From below, where the thumb is. */
export function PresenceSheet({ here, onBack, onAway, onClose }: Props) {
  const { t } = useTranslation()
  const after = (act: () => void) => () => {
    act()
    onClose()
  }
  return (
    <Drawer
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      radius="lg"
      title={t(here ? 'presence.here' : 'presence.away')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="xs" maw={480} mx="auto">
        <Text size="sm" c="dimmed">
          {t(here ? 'presence.hereText' : 'presence.awayText')}
        </Text>
        {here ? (
          <Button size="lg" variant="default" onClick={after(() => onAway())}>
            {t('presence.goAway')}
          </Button>
        ) : (
          <Button size="lg" onClick={after(onBack)}>
            {t('presence.comeBack')}
          </Button>
        )}
        {pauses.map((minutes) => (
          <Button
            key={minutes}
            size="lg"
            variant="default"
            onClick={after(() => onAway(new Date(now() + minutes * MINUTE).toISOString()))}
          >
            {t(`presence.pause${minutes}`)}
          </Button>
        ))}
      </Stack>
    </Drawer>
  )
}
