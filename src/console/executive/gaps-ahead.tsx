import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Coverage } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { figures } from '../format/figures.ts'
import { nameOfLanguage } from '../format/language.ts'
import { Loaded } from '../layout/loaded.tsx'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import { FigureRows } from './figure-rows.tsx'

const SHOWN = 5

/** Hours of the next four weeks in which nobody able is on duty, where most customers are expected first. */
export function GapsAhead({ brand }: { readonly brand: string }) {
  const { t, i18n } = useTranslation()
  const query = useQuery({
    queryKey: ['coverage', brand],
    queryFn: ({ signal }) =>
      request<Coverage>(`/coverage?brand=${encodeURIComponent(brand)}&days=28`, { signal }),
    staleTime: 300_000,
  })
  const count = (value: number) => figures(i18n.language, { maximumFractionDigits: 0 }).format(value)
  return (
    <Loaded query={query}>
      {({ needs }) => {
        const uncovered = needs.filter((need) => need.uncovered_hours > 0).slice(0, SHOWN)
        if (uncovered.length === 0) return <Text c="dimmed">{t('figure.noGaps')}</Text>
        return (
          <FigureRows
            rows={uncovered.map((need) => ({
              label: (
                <LinkAnchor to="/roster">
                  {t(`channelKind.${need.channel_kind}`)}
                  {need.language !== null && ` · ${nameOfLanguage(need.language, i18n.language)}`}
                </LinkAnchor>
              ),
              value: t('figure.gapsAhead', {
                hours: count(need.uncovered_hours),
                customers: count(need.arrivals_in_gaps),
              }),
            }))}
          />
        )
      }}
    </Loaded>
  )
}
