import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NewPersonForm } from './new-person-form.tsx'

interface Props {
  readonly brand: string
  readonly opened: boolean
  readonly onClose: () => void
}

/** Somebody new, over the page of people. */
export function NewPersonDialog({ brand, opened, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      keepMounted
      onClose={onClose}
      title={t('people.add')}
      radius="lg"
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <NewPersonForm brand={brand} onDone={onClose} onCancel={onClose} />
    </Modal>
  )
}
