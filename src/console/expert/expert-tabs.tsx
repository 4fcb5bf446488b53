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

const tabs = [
  { to: '/expert', name: 'offers', icon: IconBolt, Count: OffersCount },
  { to: '/expert/mine', name: 'mine', icon: IconMessages, Count: MineCount },
  { to: '/expert/money', name: 'money', icon: IconWallet, Count: null },
  { to: '/expert/me', name: 'me', icon: IconUserCircle, Count: null },
] as const

/** The four places of an expert, where the thumb is. */
export function ExpertTabs() {
  const { t } = useTranslation()
  return (
    <nav className={classes.tabs} aria-label={t('shell.navigation')}>
      {tabs.map(({ to, name, icon: Icon, Count }) => (
        <Link
          key={to}
          to={to}
          className={classes.tab}
          activeOptions={{ exact: to === '/expert' }}
          activeProps={{ 'aria-current': 'page' }}
        >
          <Icon size={23} stroke={1.7} aria-hidden />
          {t(`expert.tabs.${name}`)}
          {Count && <Count />}
        </Link>
      ))}
    </nav>
  )
}

/** Offers lapse by the second: only their number is counted anew, not the tabs. */
function OffersCount() {
  const at = useNow()
  const { data } = useQuery(offersQuery)
  return <Count of={openOffers(data?.items ?? [], at).length} />
}

function MineCount() {
  const { person } = useSession()
  const { data } = useQuery(mineQuery)
  const held = heldBy(data?.items ?? [], person?.id ?? null)
  return <Count of={held.filter(({ waiting_since: since }) => since !== null).length} />
}

function Count({ of: count }: { readonly of: number }) {
  const { i18n } = useTranslation()
  if (count === 0) return null
  return <span className={`${classes.count} figures`}>{figures(i18n.language).format(count)}</span>
}
