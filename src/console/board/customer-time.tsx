import { useTranslation } from 'react-i18next'
import { cityOf, formatClock } from '../format/moment.ts'
import { useNow } from '../live/use-now.ts'
import classes from './customer-time.module.css'

/** Where the customer is, and what time it is there. */
export function CustomerTime({ zone }: { readonly zone: string | null }) {
  const { t, i18n } = useTranslation()
  const at = useNow(60_000)
  return (
    <span className={`${classes.time} figures`}>
      {zone ? (
        <>
          <bdi>{cityOf(zone)}</bdi> <span className="ltr">{formatClock(at, zone, i18n.language)}</span>
        </>
      ) : (
        t('customer.noZone')
      )}
    </span>
  )
}
