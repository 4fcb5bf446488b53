import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NeglectFigures } from '../../domain/neglect/figures.ts'
import { figures } from '../format/figures.ts'
import classes from './cause-list.module.css'

/** Why customers were neglected, the most frequent cause first. */
export function CauseList({ causes }: { readonly causes: NeglectFigures['causes'] }) {
  const { t, i18n } = useTranslation()
  const most = Math.max(1, ...causes.map(({ count }) => count))
  if (causes.length === 0) return <Text c="dimmed">{t('executive.noCauses')}</Text>
  return (
    <ul className={classes.list}>
      {causes.map(({ cause, count }) => (
        <li key={cause}>
          <span>{t(`cause.${cause}`)}</span>
          <b className="figures">{figures(i18n.language).format(count)}</b>
          <div className={classes.bar} style={{ width: `${(count / most) * 100}%` }} />
        </li>
      ))}
    </ul>
  )
}
