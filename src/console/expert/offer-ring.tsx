import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Offer } from '../../http/api-types.ts'
import { MINUTE, SECOND, type Instant } from '../../domain/time/instant.ts'
import { formatRemaining } from '../format/duration.ts'
import { figures } from '../format/figures.ts'
import { now } from '../live/now.ts'
import { onTick } from '../live/ticker.ts'
import classes from './offer-ring.module.css'
import { offerLeft } from './open-offers.ts'

const radius = 26
const around = 2 * Math.PI * radius

function ringAt(offer: Offer, at: Instant, language: string) {
  const left = offerLeft(offer, at)
  const rest = Math.max(0, Date.parse(offer.expires_at) - at)
  return {
    /** How much of the ring is not drawn. */
    empty: String(around * (1 - left)),
    ending: left < 0.34,
    text:
      rest < MINUTE ? figures(language).format(Math.ceil(rest / SECOND)) : formatRemaining(rest, language),
  }
}

/** The time that an offer stands, as a ring that empties round what is left of it: minutes and seconds, in the last minute seconds; painted by the ticker, past React. */
export function OfferRing({ offer }: { readonly offer: Offer }) {
  const { t, i18n } = useTranslation()
  const root = useRef<SVGSVGElement>(null)
  const [first] = useState(() => ringAt(offer, now(), i18n.language))
  useEffect(
    () =>
      onTick((now) => {
        const arc = root.current?.querySelector('[data-arc]')
        const label = root.current?.querySelector('text')
        const { empty, ending, text } = ringAt(offer, now, i18n.language)
        arc?.setAttribute('stroke-dashoffset', empty)
        root.current?.toggleAttribute('data-ending', ending)
        if (label) label.textContent = text
      }),
    [offer, i18n.language],
  )
  return (
    <svg ref={root} className={classes.ring} viewBox="0 0 64 64" role="img" aria-label={t('expert.timeLeft')}>
      <circle className={classes.track} cx="32" cy="32" r={radius} />
      <circle
        className={classes.arc}
        cx="32"
        cy="32"
        r={radius}
        data-arc
        strokeDasharray={around}
        strokeDashoffset={first.empty}
      />
      <text className={`${classes.text} figures`} x="32" y="32">
        {first.text}
      </text>
    </svg>
  )
}
