import { useTranslation } from 'react-i18next'
import type { Behind } from '../../domain/digest/behind.ts'
import type { FigureName } from '../../domain/neglect/figure-names.ts'
import type { NeglectFigures } from '../../domain/neglect/figures.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { useZone } from '../api/session.ts'
import type { FiguresSearch, SharedName } from '../figures/figures-search.ts'
import { figures, formatMoney, formatShare } from '../format/figures.ts'
import { formatDay } from '../format/moment.ts'
import { FigureRows, type FigureRow } from './figure-rows.tsx'

interface Props {
  readonly shown: NeglectFigures
  readonly behind: Behind | null
  readonly period: Pick<FiguresSearch, 'from' | 'to'>
}

/** How long past the promise, the periods before, what experts bore and what it costs. */
export function BehindTheNumber({ shown, behind, period }: Props) {
  const { t, i18n } = useTranslation()
  const count = (value: number) => figures(i18n.language).format(value)
  const share = (value: number) => formatShare(value, i18n.language)
  const turns = (figure: FigureName) => ({ ...period, figure })
  const shared = (figure: SharedName) => ({ ...period, figure })
  const zone = useZone()
  const { pastTimes, reached } = shown
  const rows: FigureRow[] = [
    { label: t('figure.pastOnce'), value: count(pastTimes.one), opens: turns('past_once') },
    { label: t('figure.pastTwice'), value: count(pastTimes.two), opens: turns('past_twice') },
    { label: t('figure.pastFour'), value: count(pastTimes.four), opens: turns('past_four_times') },
    { label: t('figure.reached'), value: share(reached.part / Math.max(1, reached.of)), opens: turns('met') },
  ]
  if (behind) {
    const { trend, burden, costs } = behind
    const before = trend
      .filter((one) => one.turns > 0)
      .map((one) => ({
        text: share(one.neglected / one.turns),
        name: formatDay(one.from, zone, i18n.language),
        opens: { figure: 'neglected', from: formatInstant(one.from), to: formatInstant(one.to) } as const,
      }))
    if (before.length > 0) rows.push({ label: t('figure.trend'), value: before })
    if (burden)
      rows.push(
        {
          label: t('figure.taken', { people: count(burden.people) }),
          value: count(burden.taken),
          opens: shared('taken'),
        },
        { label: t('figure.pings'), value: count(burden.pings) },
        { label: t('figure.asleep'), value: count(burden.pingsInSleep) },
        {
          label: t('figure.unpaid'),
          value: count(burden.unpaidOffers),
          opens: shared('unpaid_offers'),
        },
      )
    const money = ({ minor, currency }: { minor: number; currency: string }) =>
      formatMoney(minor, currency, i18n.language)
    if (costs?.neglect)
      rows.push({ label: t('figure.neglectCost'), value: money(costs.neglect), opens: turns('neglected') })
    if (costs)
      rows.push({ label: t('figure.overflowCost'), value: money(costs.overflow), opens: shared('overflow') })
  }
  return <FigureRows rows={rows} />
}
