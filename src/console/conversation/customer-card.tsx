import { Avatar, Group, Paper, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ConversationDetail } from '../../http/api-types.ts'
import { CustomerTime } from '../board/customer-time.tsx'
import { nameOfLanguage } from '../format/language.ts'
import { formatDay } from '../format/moment.ts'
import { useZone } from '../api/session.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import { ChannelIcon } from './channel-icon.tsx'
import classes from './clock-card.module.css'

/** Who it is: language, time there, and what else they wrote to us, so that nothing is asked twice. */
export function CustomerCard({ detail }: { readonly detail: ConversationDetail }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const { customer, others } = detail
  const language = detail.language ?? customer.language
  return (
    <Paper component="section" radius="lg" withBorder p="md" className={classes.card}>
      <Group wrap="nowrap">
        <Avatar name={customer.name ?? '?'} size={42} radius="xl" color="gray" aria-hidden />
        <div>
          <Text fw={600} component="h2" size="md">
            <bdi>{customer.name ?? t('customer.unknown')}</bdi>
          </Text>
          <CustomerTime zone={customer.time_zone} />
        </div>
      </Group>
      <Text size="sm" c="dimmed" mt="sm">
        {[language ? nameOfLanguage(language, i18n.language) : null, customer.segment, ...detail.tags]
          .filter((part) => part !== null)
          .join(' · ')}
      </Text>
      {others.length > 0 && (
        <Stack gap={6} mt="sm">
          <Text size="xs" c="dimmed">
            {t('customer.others')}
          </Text>
          {others.map((other) => (
            <Group key={other.id} gap={8} wrap="nowrap">
              <ChannelIcon kind={other.channel.kind} size={16} />
              <LinkAnchor to="/conversations/$id" params={{ id: other.id }} size="sm" lineClamp={1}>
                <bdi>{other.subject ?? t('conversation.untitled')}</bdi>
              </LinkAnchor>
              <Text size="xs" c="dimmed" ms="auto" style={{ whiteSpace: 'nowrap' }}>
                {formatDay(Date.parse(other.last_message_at), zone, i18n.language)}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
    </Paper>
  )
}
