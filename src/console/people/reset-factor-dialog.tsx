import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

/** For somebody who lost their phone and their recovery codes. */
export function ResetFactorDialog({
  person,
  onClose,
}: {
  readonly person: Person
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => request(`/people/${person.id}/second-factor`, { method: 'DELETE' }),
    onSuccess: () => {
      onClose()
      notifications.show({ color: 'gray', message: t('people.factorReset', { name: person.name }) })
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.resetFactorTitle', { name: person.name })}
      radius="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        {error && (
          <Alert color="yellow" role="alert">
            {error.message}
          </Alert>
        )}
        <Text size="sm">{t('people.resetFactorText')}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button loading={isPending} onClick={() => mutate()}>
            {t('people.resetFactor')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
