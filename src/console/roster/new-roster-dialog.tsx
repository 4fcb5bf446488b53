import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NewRosterForm } from './new-roster-form.tsx'

interface Props {
  readonly brand: string
  readonly opened: boolean
  readonly onClose: () => void
}

/** A first roster, over the page of rosters. */
export function NewRosterDialog({ brand, opened, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      keepMounted
      onClose={onClose}
      title={t('roster.add')}
      radius="lg"
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <NewRosterForm brand={brand} onDone={onClose} onCancel={onClose} />
    </Modal>
  )
}
