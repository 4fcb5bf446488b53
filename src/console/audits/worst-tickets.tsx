import { Anchor, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAuditReport } from '../../http/api-types.ts'
import { formatLength } from '../format/duration.ts'

interface Props {
  readonly worst: HelpdeskAuditReport['worst']
  readonly onOpen: (ticketId: string) => void
}

const SHOWN = 10

/** The longest waits, each with the way to its story. */
export function WorstTickets({ worst, onOpen }: Props) {
  const { t, i18n } = useTranslation()
  if (worst.length === 0) return <Text c="dimmed">{t('executive.noWorst')}</Text>
  return (
    <Stack gap="sm">
      {worst.slice(0, SHOWN).map(({ ticket_id: id, subject, wait_seconds: wait, never_answered: never }) => (
        <Group key={id} wrap="nowrap" gap="sm" align="flex-start">
          <Anchor component="button" type="button" size="sm" ta="start" onClick={() => onOpen(id)}>
            <bdi>{subject ?? id}</bdi>
          </Anchor>
          <Text size="sm" ms="auto" className="figures" ta="end" component="div" style={{ flexShrink: 0 }}>
            {formatLength(wait * 1_000, i18n.language)}
            {never && (
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
