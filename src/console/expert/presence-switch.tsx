import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './presence-switch.module.css'
import { usePresence } from './use-presence.ts'

/** Comes when it is first asked for: the page has to be light. */
const PresenceSheet = lazy(() =>
  import('./presence-sheet.tsx').then((sheet) => ({ default: sheet.PresenceSheet })),
)

/** Whether I am here; a tap offers the other states. */
export function PresenceSwitch() {
  const { t } = useTranslation()
  const { here, comeBack, goAway } = usePresence()
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button
        variant="default"
        radius="xl"
        size="md"
        leftSection={<span className={classes.dot} data-here={here || undefined} />}
        rightSection={<IconChevronDown size={15} aria-hidden />}
        style={{ flexShrink: 0 }}
        aria-haspopup="dialog"
        onClick={open}
      >
        {t(here ? 'presence.here' : 'presence.away')}
      </Button>
      <Suspense>
        {opened && <PresenceSheet here={here} onBack={comeBack} onAway={goAway} onClose={close} />}
      </Suspense>
    </>
  )
}
