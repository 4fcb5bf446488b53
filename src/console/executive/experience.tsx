import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DefinedFigure } from '../../domain/neglect/definitions.ts'
import { SECOND } from '../../domain/time/instant.ts'
import type { Experience as Answer } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { definitionsQuery } from '../figures/definitions-query.ts'
import type { FiguresSearch, SharedName } from '../figures/figures-search.ts'
import { formatLength } from '../format/duration.ts'
import { figures } from '../format/figures.ts'
import { Loaded } from '../layout/loaded.tsx'
import { FigureRows, type FigureRow } from './figure-rows.tsx'

interface Props {
  readonly brand: string
  readonly period: Pick<FiguresSearch, 'from' | 'to'>
}

/** How it was for customers beyond waiting, each figure with of how many it speaks. */
export function Experience({ brand, period }: Props) {
  const { t, i18n } = useTranslation()
  const names = useQuery(definitionsQuery(i18n.language))
  const query = useQuery({
    queryKey: ['experience', brand, period],
    queryFn: ({ signal }) =>
      request<Answer>(`/figures/experience?${new URLSearchParams({ brand, ...period }).toString()}`, {
        signal,
      }),
    staleTime: 60_000,
  })
  const name = (figure: DefinedFigure) =>
    names.data?.items.find((one) => one.figure === figure)?.title ?? figure
  const count = (value: number) => figures(i18n.language, { maximumFractionDigits: 1 }).format(value)
  const part = (one: { readonly part: number; readonly of: number }) =>
    one.of === 0 ? t('figure.undecided') : t('figure.partOf', { part: count(one.part), of: count(one.of) })
  const opens = (figure: SharedName) => ({ ...period, figure })
  return (
    <Loaded query={query}>
      {(found) => {
        const { time_to_happiness: happiness, effort, holding_replies: holding, bot_dead_ends: ends } = found
        const rows: FigureRow[] = [
          {
            label: name('first_contact'),
            value: part(found.first_contact_resolution),
            opens: opens('first_contact'),
          },
          {
            label: name('happiness'),
            value:
              happiness.median_seconds === null
                ? t('figure.nobodySaid')
                : t('figure.said', {
                    time: formatLength(happiness.median_seconds * SECOND, i18n.language),
                    said: count(happiness.said),
                    of: count(happiness.of),
                  }),
            opens: opens('happiness'),
          },
          {
            label: name('effort'),
            value:
              effort.points === null
                ? t('figure.undecided')
                : t('figure.points', { points: count(effort.points) }),
            opens: opens('effort'),
          },
          { label: name('holding'), value: part(holding.kept), opens: opens('holding') },
          {
            label: name('queue_promises'),
            value: part(found.queue_promises),
            opens: opens('queue_promises'),
          },
          {
            label: name('dead_ends'),
            value: t('figure.deadEnds', {
              confirmed: count(ends.confirmed),
              returned: count(ends.returned),
              assumed: count(ends.assumed),
            }),
            opens: opens('dead_ends'),
          },
          {
            label: name('come_back'),
            value: t('figure.recoveredBack', { part: part(found.come_back.recovered) }),
            opens: opens('recovered_back'),
          },
          {
            label: '',
            value: t('figure.neglectedBack', { part: part(found.come_back.neglected) }),
            opens: opens('neglected_back'),
          },
        ]
        return <FigureRows rows={rows} />
      }}
    </Loaded>
  )
}
