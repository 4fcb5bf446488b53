import { useTranslation } from 'react-i18next'
import { cityOf, formatClock } from '../format/moment.ts'
import { useNow } from '../live/use-now.ts'
import classes from './customer-time.module.css'

/** Where the customer is, and what time it is there; nothing where that is not known. */
export function CustomerTime({ zone }: { readonly zone: string | null }) {
  const { i18n } = useTranslation()
  const at = useNow(60_000)
  if (zone === null) return null
  return (
    <span className={`${classes.time} figures`}>
      <bdi>{cityOf(zone)}</bdi> <span className="ltr">{formatClock(at, zone, i18n.language)}</span>
    </span>
  )
}
