import { Button, Group, Modal, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { request } from '../api/request.ts'
import { useSession, useZone } from '../api/session.ts'
import { formatMoment } from '../format/moment.ts'
import { Section } from '../layout/section.tsx'
import { useNow } from '../live/use-now.ts'
import { useOneBrand } from '../shell/brand.ts'

/** The one switch: nothing leaves the house for this brand. */
export function OutboundSwitch() {
  const { t, i18n } = useTranslation()
  const slug = useOneBrand()
  const zone = useZone()
  const at = useNow(60_000)
  const brand = useSession().brands.find((one) => one.slug === slug)
  const queryClient = useQueryClient()
  const [asking, { open, close }] = useDisclosure(false)
  const { mutate, isPending } = useMutation({
    mutationFn: (verb: 'stop' | 'start') =>
      request(`/brands/${brand?.id ?? slug}/outbound/${verb}`, { method: 'POST' }),
    onSuccess: close,
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('outbound.unchanged'), message: error.message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['session'] }),
  })
  const since = brand?.outbound_stopped_at ?? null
  return (
    <>
      <Section
        title={t(since ? 'outbound.stopped' : 'outbound.running')}
        text={
          since
            ? t('outbound.stoppedText', { at: formatMoment(Date.parse(since), at, zone, i18n.language) })
            : t('outbound.runningText')
        }
        actions={
          since ? (
            <Button
              leftSection={<IconPlayerPlay size={17} aria-hidden />}
              loading={isPending}
              onClick={() => mutate('start')}
            >
              {t('outbound.start')}
            </Button>
          ) : (
            <Button variant="default" leftSection={<IconPlayerPause size={17} aria-hidden />} onClick={open}>
              {t('outbound.stop')}
            </Button>
          )
        }
      />
      <Modal
        opened={asking}
        onClose={close}
        title={t('outbound.ask')}
        radius="lg"
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Text size="sm" mb="lg">
          {t('outbound.askText')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button loading={isPending} onClick={() => mutate('stop')}>
            {t('outbound.stop')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
