import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Offer } from '../../http/api-types.ts'
import { SECOND } from '../../domain/time/instant.ts'
import { figures } from '../format/figures.ts'
import { onTick } from '../live/ticker.ts'
import classes from './offer-ring.module.css'
import { offerLeft } from './open-offers.ts'

const radius = 26
const around = 2 * Math.PI * radius

/** The time that an offer stands, as a ring that empties round its seconds; painted by the ticker, past React. */
export function OfferRing({ offer }: { readonly offer: Offer }) {
  const { t, i18n } = useTranslation()
  const root = useRef<SVGSVGElement>(null)
  useEffect(
    () =>
      onTick((now) => {
        const arc = root.current?.querySelector('[data-arc]')
        const text = root.current?.querySelector('text')
        const left = offerLeft(offer, now)
        const seconds = Math.max(0, Math.ceil((Date.parse(offer.expires_at) - now) / SECOND))
        arc?.setAttribute('stroke-dashoffset', String(around * (1 - left)))
        root.current?.toggleAttribute('data-ending', left < 0.34)
        if (text) text.textContent = figures(i18n.language).format(seconds)
      }),
    [offer, i18n.language],
  )
  return (
    <svg ref={root} className={classes.ring} viewBox="0 0 64 64" role="img" aria-label={t('expert.timeLeft')}>
      <circle className={classes.track} cx="32" cy="32" r={radius} />
      <circle className={classes.arc} cx="32" cy="32" r={radius} data-arc strokeDasharray={around} />
      <text className={`${classes.text} figures`} x="32" y="32" />
    </svg>
  )
}
