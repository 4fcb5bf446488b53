import { Button, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationDetail } from '../../http/api-types.ts'
import { searchQuery } from './search-query.ts'

interface Props {
  readonly detail: ConversationDetail
  readonly onClose: () => void
  /** Hears which conversation goes on in this one. */
  readonly onMerge: (conversationId: string) => void
}

/** Another conversation, usually of the same customer, goes on in this one. */
export function MergeDialog({ detail, onClose, onMerge }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState(detail.customer.name ?? '')
  const [chosen, setChosen] = useState<string | null>(null)
  const [q] = useDebouncedValue(text.trim(), 200)
  const { data } = useQuery({ ...searchQuery(q), enabled: q.length > 1 })
  const found = (data?.items ?? []).filter(({ id }) => id !== detail.id)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('life.merge')}
      radius="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t('life.mergeText')}
        </Text>
        <TextInput
          type="search"
          label={t('shell.search')}
          value={text}
          data-autofocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {found.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('palette.nothing')}
          </Text>
        ) : (
          <Radio.Group value={chosen} onChange={setChosen} aria-label={t('palette.conversations')}>
            <Stack gap="xs">
              {found.map(({ id, customer, subject, preview, channel }) => (
                <Radio
                  key={id}
                  value={id}
                  label={`${customer.name ?? t('customer.unknown')} · ${subject ?? preview}`}
                  description={channel.name}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <Button disabled={chosen === null} onClick={() => chosen && onMerge(chosen)}>
          {t('life.merge')}
        </Button>
      </Stack>
    </Modal>
  )
}
