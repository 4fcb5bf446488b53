import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FigureName } from '../../domain/neglect/figure-names.ts'
import { SECOND } from '../../domain/time/instant.ts'
import type { FigureTurn } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { ChannelIcon } from '../conversation/channel-icon.tsx'
import { formatLength } from '../format/duration.ts'
import { formatMoment } from '../format/moment.ts'
import { useNow } from '../live/use-now.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import type { FiguresSearch } from './figures-search.ts'
import { PagedTable } from './paged-table.tsx'

type Part = FiguresSearch & { readonly figure: FigureName }

/** The part of a figure as the API asks for it. */
export function queryOf(brand: string, { figure, from, to, cause, hour }: Part): string {
  return new URLSearchParams({
    brand,
    figure,
    from,
    to,
    ...(cause ? { cause } : {}),
    ...(hour === undefined ? {} : { local_hour: String(hour) }),
  }).toString()
}

/** Turns, newest first, each with the way to its conversation. */
export function TurnsBehind({ brand, search }: { readonly brand: string; readonly search: Part }) {
  const { t } = useTranslation()
  return (
    <PagedTable<FigureTurn>
      path={`/figures/turns?${queryOf(brand, search)}`}
      head={[t('figure.customer'), t('figure.began'), t('figure.waited'), t('figure.why')]}
      row={(turn) => <TurnRow key={turn.turn_id} turn={turn} />}
    />
  )
}

function TurnRow({ turn }: { readonly turn: FigureTurn }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const at = useNow(60_000)
  return (
    <Table.Tr>
      <Table.Td>
        <LinkAnchor size="sm" to="/conversations/$id" params={{ id: turn.conversation_id }}>
          <ChannelIcon kind={turn.channel_kind} size={16} />{' '}
          <bdi>{turn.customer_name ?? t('customer.unknown')}</bdi>
        </LinkAnchor>
      </Table.Td>
      <Table.Td className="figures">
        {formatMoment(Date.parse(turn.opened_at), at, zone, i18n.language)}
      </Table.Td>
      <Table.Td className="figures">
        {formatLength(turn.wait_seconds * SECOND, i18n.language)}
        {turn.ended_at === null && (
          <Text size="xs" c="dimmed">
            {t('executive.neverAnswered')}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{turn.cause === null ? '' : t(`cause.${turn.cause}`)}</Table.Td>
    </Table.Tr>
  )
}
