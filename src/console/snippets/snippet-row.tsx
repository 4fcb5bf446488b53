import { ActionIcon, Badge, Button, Group, Menu, Table, Text } from '@mantine/core'
import { IconDots, IconPencil, IconRosetteDiscountCheck, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Snippet } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { nameOfLanguage } from '../format/language.ts'
import { formatDate } from '../format/moment.ts'
import { useSnippetDeeds } from './use-snippet-deeds.ts'
import { vouchings } from './vouch-for.ts'

interface Props {
  readonly snippet: Snippet
  readonly onChange: () => void
}

/** One text: what it says, in which language, who vouches for it and until when. */
export function SnippetRow({ snippet, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const { verify, remove, busy } = useSnippetDeeds(snippet)
  const { title, text, language, tags, owner, expired, channel_kinds: kinds } = snippet
  const day = (at: string) => formatDate(Date.parse(at), zone, i18n.language)
  const icon = { size: 16, 'aria-hidden': true } as const
  return (
    <Table.Tr>
      <Table.Td maw={420}>
        <Text size="sm" fw={600}>
          <bdi>{title}</bdi>
        </Text>
        <Text size="sm" c="dimmed" lineClamp={2} dir="auto">
          {text}
        </Text>
        {tags.length > 0 && (
          <Group gap={4} mt={4}>
            {tags.map((tag) => (
              <Badge key={tag} variant="default" size="sm" tt="none" fw={500}>
                {tag}
              </Badge>
            ))}
          </Group>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{nameOfLanguage(language, i18n.language)}</Text>
        <Text size="xs" c="dimmed">
          {kinds.length === 0
            ? t('snippets.everywhere')
            : kinds.map((kind) => t(`channelKind.${kind}`)).join(', ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          <bdi>{owner.name}</bdi>
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" {...(expired && { fw: 600, c: 'var(--at-risk-ink)' })}>
          {t(expired ? 'snippets.expired' : 'snippets.rightUntil', { date: day(snippet.expires_at) })}
        </Text>
        <Text size="xs" c="dimmed">
          {t('snippets.lookedAt', { date: day(snippet.verified_at) })}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap" justify="flex-end">
          <Menu position="bottom-end" withArrow>
            <Menu.Target>
              <Button
                size="compact-sm"
                variant={expired ? 'filled' : 'default'}
                leftSection={<IconRosetteDiscountCheck {...icon} />}
                loading={busy}
                aria-label={t('snippets.verifyNamed', { title })}
              >
                {t('snippets.verify')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('snippets.vouch')}</Menu.Label>
              {vouchings.map((days) => (
                <Menu.Item key={days} onClick={() => verify(days)}>
                  {t(`snippets.for.${days}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Menu position="bottom-end" withArrow>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={t('snippets.more', { title })}>
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onChange}>
                {t('snippets.change')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash {...icon} />} onClick={remove}>
                {t('snippets.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
