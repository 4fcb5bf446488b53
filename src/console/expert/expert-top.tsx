import { Text } from '@mantine/core'
import { useMatches } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession, useZone } from '../api/session.ts'
import { cityOf, formatClock } from '../format/moment.ts'
import { useNow } from '../live/use-now.ts'
import { Heading, titleSlot } from '../shell/page-title.tsx'
import classes from './expert-shell.module.css'
import { PresenceSwitch } from './presence-switch.tsx'

/** What page this is, my own time, and whether I am here. */
export function ExpertTop() {
  const { t, i18n } = useTranslation()
  const { person } = useSession()
  const zone = useZone()
  const at = useNow(60_000)
  const title = useMatches({ select: (matches) => matches.at(-1)?.staticData.title })
  return (
    <header className={classes.top}>
      <div style={{ minWidth: 0 }}>
        <div id={titleSlot}>{title && <Heading>{t(title)}</Heading>}</div>
        {person && (
          <Text size="sm" c="dimmed" className="figures" truncate>
            <bdi>{cityOf(zone)}</bdi> <span className="ltr">{formatClock(at, zone, i18n.language)}</span>
          </Text>
        )}
      </div>
      <PresenceSwitch />
    </header>
  )
}
