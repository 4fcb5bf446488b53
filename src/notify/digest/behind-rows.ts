import type { Digest } from '../../domain/digest/digest.ts'
import type { ViewTools } from './digest-view.ts'

export type Row = readonly [label: string, value: string]

/** What stands behind the number, as labels and values; what is not known or not shown has no row. */
export function behindRows({ figures, behind }: Digest, { t, written }: ViewTools): readonly Row[] {
  const { pastTimes, reached } = figures
  const rows: Row[] = [
    [t('behind.past_once'), written.count(pastTimes.one)],
    [t('behind.past_twice'), written.count(pastTimes.two)],
    [t('behind.past_four'), written.count(pastTimes.four)],
  ]
  // A digest that was queued by an older release knows of no attempts.
  if ((reached as typeof reached | undefined) && reached.of > 0)
    rows.push([t('behind.reached'), written.index((100 * reached.part) / reached.of)])
  if (!behind) return rows
  const { trend, burden, costs } = behind
  const before = trend.filter(({ turns }) => turns > 0)
  if (before.length > 0)
    rows.push([
      t('behind.trend'),
      written.list(before.map(({ turns, neglected }) => written.index((100 * neglected) / turns))),
    ])
  if (burden)
    rows.push(
      [t('behind.taken', { people: burden.people }), written.count(burden.taken)],
      [t('behind.pings'), written.count(burden.pings)],
      [t('behind.asleep'), written.count(burden.pingsInSleep)],
      [t('behind.unpaid'), written.count(burden.unpaidOffers)],
    )
  if (costs?.neglect) rows.push([t('behind.neglect'), written.money(costs.neglect)])
  if (costs) rows.push([t('behind.overflow'), written.money(costs.overflow)])
  return rows
}
