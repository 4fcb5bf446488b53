import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../http/api-types.ts'
import { figures, formatShare } from '../format/figures.ts'
import { formatStopwatch } from '../format/duration.ts'
import { useNow } from '../live/use-now.ts'
import type { Show } from './board-search.ts'
import { countRows } from './count-rows.ts'
import { Counter } from './counter.tsx'
import classes from './counters.module.css'

/** Five figures that tell how the day goes; three of them narrow the list. */
export function Counters({ board }: { readonly board: Board }) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate({ from: '/board' })
  const at = useNow()
  const { waiting, atRisk, neglected, longest } = countRows(board, at)
  const { turns, neglected: late } = board.counters.last_day
  const number = (value: number) => figures(i18n.language).format(value)
  const show = (value: Show) => () => void navigate({ search: (search) => ({ ...search, show: value }) })
  return (
    <div className={classes.counters}>
      <Counter value={number(waiting)} label={t('board.waiting', { count: waiting })} onClick={show('all')} />
      <Counter
        value={number(atRisk)}
        label={t('board.atRisk')}
        tone={atRisk > 0 ? 'at_risk' : 'calm'}
        onClick={show('at_risk')}
      />
      <Counter
        value={number(neglected)}
        label={t('board.neglected')}
        tone={neglected > 0 ? 'neglected' : 'calm'}
        onClick={show('neglected')}
      />
      <Counter
        value={longest ? formatStopwatch(at - longest.since, i18n.language) : '–'}
        label={
          longest ? (
            <>
              {t('board.longest')}{' '}
              <Link to="/conversations/$id" params={{ id: longest.conversationId }}>
                <bdi>{longest.name ?? t('customer.unknown')}</bdi>
              </Link>
            </>
          ) : (
            t('board.longestNobody')
          )
        }
      />
      <Counter
        value={turns > 0 ? formatShare(late / turns, i18n.language) : '–'}
        label={t('board.lastDay', { late: number(late), turns: number(turns) })}
      />
    </div>
  )
}
