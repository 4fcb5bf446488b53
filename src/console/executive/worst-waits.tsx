import { Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NeglectFigures } from '../../domain/neglect/figures.ts'
import { rolesOf, useSession } from '../api/session.ts'
import { ChannelIcon } from '../conversation/channel-icon.tsx'
import { formatLength } from '../format/duration.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'

/** The longest waits by name; whoever may open conversations goes on from here. */
export function WorstWaits({ waits }: { readonly waits: NeglectFigures['worst'] }) {
  const { t, i18n } = useTranslation()
  const roles = rolesOf(useSession())
  const mayOpen = roles.has('lead') || roles.has('administrator')
  if (waits.length === 0) return <Text c="dimmed">{t('executive.noWorst')}</Text>
  return (
    <Stack gap="sm">
      {waits.map(({ conversationId: id, initials, channelKind, wait, neverAnswered }) => (
        <Group key={id} wrap="nowrap" gap="sm">
          <ChannelIcon kind={channelKind} size={18} />
          <Text size="sm" fw={600}>
            {mayOpen ? (
              <LinkAnchor to="/conversations/$id" params={{ id }}>
                <bdi>{initials}</bdi>
              </LinkAnchor>
            ) : (
              <bdi>{initials}</bdi>
            )}
          </Text>
          <Text size="sm" ms="auto" className="figures" ta="end" component="div">
            {formatLength(wait, i18n.language)}
            {neverAnswered && (
              <Text size="xs" c="dimmed">
                {t('executive.neverAnswered')}
              </Text>
            )}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}
