import { useDirection } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { directionOf } from './languages.ts'

/** Turns Mantine's components round when the language changes, and keeps what is on the page. */
export function FollowDirection() {
  const { i18n } = useTranslation()
  const { setDirection } = useDirection()
  const direction = directionOf(i18n.language)
  useEffect(() => setDirection(direction), [direction, setDirection])
  return null
}
