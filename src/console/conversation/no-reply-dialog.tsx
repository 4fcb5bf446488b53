import { Button, Modal, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const reasons = ['thanks', 'duplicate', 'spam', 'elsewhere', 'other'] as const

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onChoose: (reason: string) => void
}

/** Nothing has to be answered, and why: the reason is kept, since without one it would be neglect. */
export function NoReplyDialog({ opened, onClose, onChoose }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState<string>(reasons[0])
  const [words, setWords] = useState('')
  const chosen =
    reason === 'other' ? words.trim() : t(`noReply.reasons.${reason as (typeof reasons)[number]}`)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('work.noReply')}
      radius="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t('noReply.text')}
        </Text>
        <Radio.Group value={reason} onChange={setReason} aria-label={t('noReply.reason')}>
          <Stack gap="xs">
            {reasons.map((value) => (
              <Radio key={value} value={value} label={t(`noReply.reasons.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {reason === 'other' && (
          <Textarea
            label={t('noReply.words')}
            value={words}
            maxLength={500}
            autosize
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
        <Button disabled={chosen === ''} onClick={() => onChoose(chosen)}>
          {t('noReply.submit')}
        </Button>
      </Stack>
    </Modal>
  )
}
