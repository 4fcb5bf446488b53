import { useTranslation } from 'react-i18next'
import type { BoardRow } from '../../http/api-types.ts'
import { useSession } from '../api/session.ts'
import { figures } from '../format/figures.ts'
import { Countdown } from '../live/countdown.tsx'
import { holdingOf } from './holding.ts'

export function HoldingText({ row }: { readonly row: BoardRow }) {
  const { t, i18n } = useTranslation()
  const { person } = useSession()
  const { key, name, count, until } = holdingOf(row, person?.id ?? null)
  return (
    <>
      {t(`holding.${key}`, {
        name,
        count: count ?? 0,
        shown: figures(i18n.language).format(count ?? 0),
      })}
      {until !== undefined && (
        <>
          {' · '}
          <Countdown until={until} />
        </>
      )}
    </>
  )
}
