import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { MINUTE } from '../../domain/time/instant.ts'
import { now } from '../live/now.ts'
import classes from './presence-switch.module.css'
import { usePresence } from './use-presence.ts'

const pauses = [30, 60, 240] as const

/** Here, or away: for now, or for a while in which nobody may ask. */
export function PresenceSwitch() {
  const { t } = useTranslation()
  const { here, comeBack, goAway } = usePresence()
  return (
    <Menu position="bottom-end" width={240} withArrow>
      <Menu.Target>
        <Button
          variant="default"
          radius="xl"
          size="md"
          leftSection={<span className={classes.dot} data-here={here || undefined} />}
          rightSection={<IconChevronDown size={15} aria-hidden />}
          style={{ flexShrink: 0 }}
        >
          {t(here ? 'presence.here' : 'presence.away')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(here ? 'presence.hereText' : 'presence.awayText')}</Menu.Label>
        {!here && (
          <Menu.Item py="sm" onClick={comeBack}>
            {t('presence.comeBack')}
          </Menu.Item>
        )}
        {here && (
          <Menu.Item py="sm" onClick={() => void goAway()}>
            {t('presence.goAway')}
          </Menu.Item>
        )}
        {pauses.map((minutes) => (
          <Menu.Item
            key={minutes}
            py="sm"
            onClick={() => void goAway(new Date(now() + minutes * MINUTE).toISOString())}
          >
            {t(`presence.pause${minutes}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
