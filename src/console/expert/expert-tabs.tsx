import { IconBolt, IconMessages, IconUserCircle, IconWallet } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { figures } from '../format/figures.ts'
import { useNow } from '../live/use-now.ts'
import classes from './expert-shell.module.css'
import { mineQuery, offersQuery } from './offers-query.ts'
import { heldBy, openOffers } from './open-offers.ts'

/** The four places of an expert, where the thumb is. */
export function ExpertTabs() {
  const { t, i18n } = useTranslation()
  const { person } = useSession()
  const at = useNow()
  const offers = useQuery(offersQuery)
  const mine = useQuery(mineQuery)
  const counts = {
    offers: openOffers(offers.data?.items ?? [], at).length,
    mine: heldBy(mine.data?.items ?? [], person?.id ?? null).filter(
      ({ waiting_since: since }) => since !== null,
    ).length,
    money: 0,
    me: 0,
  }
  const tabs = [
    { to: '/expert', name: 'offers', icon: IconBolt },
    { to: '/expert/mine', name: 'mine', icon: IconMessages },
    { to: '/expert/money', name: 'money', icon: IconWallet },
    { to: '/expert/me', name: 'me', icon: IconUserCircle },
  ] as const
  return (
    <nav className={classes.tabs} aria-label={t('shell.navigation')}>
      {tabs.map(({ to, name, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          className={classes.tab}
          activeOptions={{ exact: to === '/expert' }}
          activeProps={{ 'aria-current': 'page' }}
        >
          <Icon size={23} stroke={1.7} aria-hidden />
          {t(`expert.tabs.${name}`)}
          {counts[name] > 0 && (
            <span className={`${classes.count} figures`}>{figures(i18n.language).format(counts[name])}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
