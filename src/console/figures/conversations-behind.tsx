import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FigureConversations } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { ChannelIcon } from '../conversation/channel-icon.tsx'
import { formatMoment } from '../format/moment.ts'
import { useNow } from '../live/use-now.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import type { FiguresSearch, SharedName } from './figures-search.ts'
import { PagedTable } from './paged-table.tsx'

type Behind = FigureConversations['items'][number]

interface Props {
  readonly brand: string
  readonly search: FiguresSearch & { readonly figure: SharedName }
}

/** Conversations that a share speaks of, and which of them are in its part. */
export function ConversationsBehind({ brand, search: { figure, from, to } }: Props) {
  const { t } = useTranslation()
  const query = new URLSearchParams({ brand, figure, from, to }).toString()
  return (
    <PagedTable<Behind>
      path={`/figures/conversations?${query}`}
      head={[t('figure.customer'), t('figure.began'), t('figure.counts')]}
      row={(one) => <ConversationRow key={`${one.conversation_id} ${one.at}`} one={one} />}
    />
  )
}

function ConversationRow({ one }: { readonly one: Behind }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const at = useNow(60_000)
  return (
    <Table.Tr>
      <Table.Td>
        <ChannelIcon kind={one.channel_kind} size={16} />{' '}
        <Text span size="sm" fw={600}>
          <bdi>{one.customer_name ?? t('customer.unknown')}</bdi>
        </Text>
        <br />
        <LinkAnchor size="sm" to="/conversations/$id" params={{ id: one.conversation_id }}>
          <bdi>{one.subject ?? t('conversation.untitled')}</bdi>
        </LinkAnchor>
      </Table.Td>
      <Table.Td className="figures">{formatMoment(Date.parse(one.at), at, zone, i18n.language)}</Table.Td>
      <Table.Td>{t(one.counted ? 'figure.yes' : 'figure.no')}</Table.Td>
    </Table.Tr>
  )
}
