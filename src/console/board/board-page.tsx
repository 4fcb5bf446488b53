import { Alert, Button } from '@mantine/core'
import { IconZoomExclamation } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { useNow } from '../live/use-now.ts'
import { useBrand } from '../shell/brand.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { boardQuery } from './board-query.ts'
import { BoardSkeleton } from './board-skeleton.tsx'
import { BoardToolbar } from './board-toolbar.tsx'
import { Counters } from './counters.tsx'
import { DayBand } from './day-band.tsx'
import { filterRows } from './filter-rows.ts'
import { NobodyWaits } from './nobody-waits.tsx'
import { Rows } from './rows.tsx'

const route = getRouteApi('/inside/office/board')

/** Who waits, since when, how long is left, and who has it. */
export function BoardPage() {
  const { t } = useTranslation()
  const search = route.useSearch()
  const { person } = useSession()
  const [brand] = useBrand()
  const { data: board, error, refetch } = useQuery(boardQuery(brand))
  const ripens = search.show === 'neglected' || search.show === 'at_risk'
  const filteredAt = useNow(ripens ? 1_000 : 3_600_000)
  const rows = useMemo(
    () => (board ? filterRows(board.rows, search, person?.id ?? null, filteredAt) : []),
    [board, search, person?.id, filteredAt],
  )
  return (
    <>
      <PageTitle>{t('board.title')}</PageTitle>
      {error && (
        <Alert color="yellow" icon={<IconZoomExclamation />} title={t('board.failed')} mb="md">
          {error.message}{' '}
          <Button size="compact-xs" variant="default" onClick={() => void refetch()}>
            {t('common.tryAgain')}
          </Button>
        </Alert>
      )}
      {board ? <Counters board={board} /> : null}
      <DayBand />
      {board ? (
        <>
          <BoardToolbar rows={board.rows} shown={rows.length} />
          {rows.length > 0 ? <Rows rows={rows} /> : <NobodyWaits filtered={board.rows.length > 0} />}
        </>
      ) : (
        !error && <BoardSkeleton />
      )}
    </>
  )
}
