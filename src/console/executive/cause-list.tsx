import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NeglectFigures } from '../../domain/neglect/figures.ts'
import type { FiguresSearch } from '../figures/figures-search.ts'
import { figures } from '../format/figures.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import classes from './cause-list.module.css'

interface Props {
  readonly causes: NeglectFigures['causes']
  readonly period: Pick<FiguresSearch, 'from' | 'to'>
}

/** Why customers were neglected, the most frequent cause first, each with the way to its waits. */
export function CauseList({ causes, period }: Props) {
  const { t, i18n } = useTranslation()
  const most = Math.max(1, ...causes.map(({ count }) => count))
  if (causes.length === 0) return <Text c="dimmed">{t('executive.noCauses')}</Text>
  return (
    <ul className={classes.list}>
      {causes.map(({ cause, count }) => (
        <li key={cause}>
          <span>{t(`cause.${cause}`)}</span>
          <LinkAnchor
            to="/figures"
            search={{ ...period, figure: 'neglected', cause }}
            className="figures"
            fw={600}
          >
            {figures(i18n.language).format(count)}
          </LinkAnchor>
          <div className={classes.bar} style={{ width: `${(count / most) * 100}%` }} />
        </li>
      ))}
    </ul>
  )
}
