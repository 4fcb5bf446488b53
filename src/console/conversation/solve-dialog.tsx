import { Button, Group, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onSolve: () => void
  readonly onNoReply: () => void
}

/** Solving while somebody waits leaves them without an answer: says so before it is done. */
export function SolveDialog({ opened, onClose, onSolve, onNoReply }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('solve.title')}
      radius="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text size="sm" mb="lg">
        {t('solve.text')}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onSolve}>
          {t('solve.anyway')}
        </Button>
        <Button onClick={onNoReply}>{t('work.noReply')}</Button>
      </Group>
    </Modal>
  )
}
