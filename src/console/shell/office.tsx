import '../theme/mantine-more.css'
import { AppShell } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LiveEvents } from '../live/live-events.tsx'
import { CommandPalette } from './command-palette.tsx'
import { Navigation } from './navigation.tsx'
import classes from './office.module.css'
import { StaleBanner } from './stale-banner.tsx'
import { TopBar } from './top-bar.tsx'

/** The frame round the pages of leads, administrators and executives. */
export function Office() {
  const { t } = useTranslation()
  const [open, { toggle, close }] = useDisclosure(false)
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 92, breakpoint: 'sm', collapsed: { mobile: !open } }}
      withBorder={false}
      padding={{ base: 'xs', sm: 'md' }}
      classNames={{ root: classes.root, navbar: classes.navbar, header: classes.header, main: classes.main }}
      layout="alt"
    >
      <a className={classes.skip} href="#main">
        {t('shell.skip')}
      </a>
      <AppShell.Header>
        <TopBar menuOpen={open} onMenu={toggle} />
      </AppShell.Header>
      <AppShell.Navbar aria-label={t('shell.navigation')}>
        <Navigation onChoose={close} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <StaleBanner />
        <Outlet />
      </AppShell.Main>
      <CommandPalette />
      <LiveEvents />
    </AppShell>
  )
}
