import { Outlet } from '@tanstack/react-router'
import { LiveEvents } from '../live/live-events.tsx'
import { StaleBanner } from '../shell/stale-banner.tsx'
import { ExpertTabs } from './expert-tabs.tsx'
import { ExpertTop } from './expert-top.tsx'
import classes from './expert-shell.module.css'
import { OfferSignal } from './offer-signal.tsx'

/** The frame round an expert's pages: made for one thumb, at home on a desk too. */
export function ExpertShell() {
  return (
    <div className={classes.shell}>
      <ExpertTop />
      <main id="main" className={classes.main} tabIndex={-1}>
        <StaleBanner />
        <Outlet />
      </main>
      <ExpertTabs />
      <OfferSignal />
      <LiveEvents />
    </div>
  )
}
