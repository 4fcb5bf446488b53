import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAudit } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useCourse } from './use-course.ts'

interface Props {
  readonly audit: HelpdeskAudit
  readonly how: 'stop' | 'erase'
  readonly onClose: () => void
}

/** Neither can be taken back, so it is asked once more. */
export function EndAudit({ audit: { id }, how, onClose }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { stop } = useCourse(id)
  const erase = useMutation({
    mutationFn: () => request(`/helpdesk-audits/${id}`, { method: 'DELETE' }),
    onSuccess: async () => {
      await navigate({ to: '/audits' })
      queryClient.removeQueries({ queryKey: ['audit', id] })
      await queryClient.invalidateQueries({ queryKey: ['audits'] })
    },
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('audits.notChanged'), message: error.message }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`audits.${how}Title`)}
      radius="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text size="sm">{t(`audits.${how}Text`)}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common.cancel')}
          </Button>
          <Button
            color="red"
            loading={erase.isPending}
            onClick={() => {
              if (how === 'erase') erase.mutate()
              else {
                stop()
                onClose()
              }
            }}
          >
            {t(`audits.${how}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
