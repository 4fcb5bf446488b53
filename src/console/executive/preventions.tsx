import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Preventions as Answer } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import type { FiguresSearch } from '../figures/figures-search.ts'
import { figures } from '../format/figures.ts'
import { Loaded } from '../layout/loaded.tsx'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import classes from './cause-list.module.css'

interface Props {
  readonly brand: string
  readonly period: Pick<FiguresSearch, 'from' | 'to'>
}

/** What the front line says would have prevented it, each line with the conversations it was said of. */
export function Preventions({ brand, period }: Props) {
  const { t, i18n } = useTranslation()
  const query = useQuery({
    queryKey: ['preventions', brand, period],
    queryFn: ({ signal }) =>
      request<Answer>(`/figures/preventions?${new URLSearchParams({ brand, ...period }).toString()}`, {
        signal,
      }),
    staleTime: 60_000,
  })
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Text c="dimmed">{t('figure.nothingSaid')}</Text>
        ) : (
          <ul className={classes.list}>
            {items.map(({ text, count, conversation_ids: ids }) => (
              <li key={text}>
                <details>
                  <summary>
                    <bdi>{text}</bdi>
                  </summary>
                  {ids.map((id, index) => (
                    <LinkAnchor key={id} to="/conversations/$id" params={{ id }} size="sm" me="sm">
                      {figures(i18n.language).format(index + 1)}
                    </LinkAnchor>
                  ))}
                </details>
                <b className="figures">{figures(i18n.language).format(count)}</b>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
