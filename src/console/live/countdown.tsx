import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../domain/time/instant.ts'
import { formatRemaining } from '../format/duration.ts'
import { now } from './now.ts'
import { onTick } from './ticker.ts'

interface Props {
  readonly until: Instant
  /** Stops at 0:00 instead of counting what is past. */
  readonly stop?: boolean
  readonly className?: string | undefined
}

/** What is left until an instant, written past React so that hundreds of them cost nothing. */
export function Countdown({ until, stop = true, className = '' }: Props) {
  const { i18n } = useTranslation()
  const [first] = useState(() => textAt(now(), until, stop, i18n.language))
  const span = useRef<HTMLSpanElement>(null)
  useEffect(
    () =>
      onTick((now) => {
        const text = textAt(now, until, stop, i18n.language)
        if (span.current && span.current.textContent !== text) span.current.textContent = text
      }),
    [until, stop, i18n.language],
  )
  return (
    <span ref={span} className={`figures ltr ${className}`}>
      {first}
    </span>
  )
}

function textAt(now: Instant, until: Instant, stop: boolean, language: string): string {
  return formatRemaining(stop ? Math.max(0, until - now) : until - now, language)
}
