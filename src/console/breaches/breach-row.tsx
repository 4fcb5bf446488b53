import { Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Breach } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { ChannelIcon } from '../conversation/channel-icon.tsx'
import { formatLength } from '../format/duration.ts'
import { formatLateness } from '../format/lateness.ts'
import { formatMoment } from '../format/moment.ts'
import { useNow } from '../live/use-now.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import { breachStory } from './breach-story.ts'

export function BreachRow({ breach }: { readonly breach: Breach }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const at = useNow(30_000)
  const { wait, lateness, state } = breachStory(breach, at)
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={10} wrap="nowrap">
          <ChannelIcon kind={breach.channel.kind} size={18} />
          <div>
            <Text size="sm" fw={600}>
              <bdi>{breach.customer_name ?? t('customer.unknown')}</bdi>
            </Text>
            <LinkAnchor
              size="sm"
              to="/conversations/$id"
              params={{ id: breach.conversation_id }}
              lineClamp={1}
            >
              <bdi>{breach.subject ?? t('conversation.untitled')}</bdi>
            </LinkAnchor>
          </div>
        </Group>
      </Table.Td>
      <Table.Td>{t(`metric.${breach.metric}`)}</Table.Td>
      <Table.Td className="figures">
        {formatMoment(Date.parse(breach.due_at), at, zone, i18n.language)}
      </Table.Td>
      <Table.Td className="figures">
        <Text
          size="sm"
          fw={state === 'waiting' ? 600 : 400}
          {...(state === 'waiting' ? { c: 'var(--neglected-ink)' } : {})}
        >
          {t(`breaches.state.${state}`, { wait: formatLength(wait, i18n.language) })}
        </Text>
        {breach.voided_reason !== null && (
          <Text size="xs" c="dimmed">
            <bdi>{breach.voided_reason}</bdi>
          </Text>
        )}
      </Table.Td>
      <Table.Td className="figures">{formatLateness(lateness, i18n.language)}</Table.Td>
    </Table.Tr>
  )
}
