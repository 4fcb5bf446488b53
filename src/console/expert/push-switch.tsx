import { Alert, Button, Stack, Switch, Text } from '@mantine/core'
import { IconDeviceMobilePlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { request } from '../api/request.ts'
import { askToInstall, useInstallable } from './installable.ts'
import { PhoneTestButton } from './phone-test-button.tsx'
import { pushState, subscribe, unsubscribe } from './push.ts'

const queryKey = ['push'] as const

/** Being asked while the page is closed, and putting it on the home screen. */
export function PushSwitch() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const installable = useInstallable()
  const { data: state } = useQuery({ queryKey, queryFn: pushState, staleTime: Infinity })
  const { mutate, isPending, error } = useMutation({
    mutationFn: (on: boolean) => (on ? subscribe(request) : unsubscribe(request)),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  })
  return (
    <Stack gap="sm">
      <Switch
        size="md"
        label={t('push.label')}
        description={t(
          state === 'unsupported' ? 'push.unsupported' : state === 'denied' ? 'push.denied' : 'push.text',
        )}
        checked={state === 'on'}
        disabled={isPending || state === undefined || state === 'unsupported' || state === 'denied'}
        onChange={(event) => mutate(event.currentTarget.checked)}
      />
      {state === 'on' && <PhoneTestButton />}
      {error && (
        <Alert color="yellow" role="alert">
          {t('push.failed')} {error.message}
        </Alert>
      )}
      {installable ? (
        <Button
          variant="default"
          leftSection={<IconDeviceMobilePlus size={18} aria-hidden />}
          onClick={() => void askToInstall()}
        >
          {t('push.install')}
        </Button>
      ) : (
        <Text size="xs" c="dimmed">
          {t('push.installText')}
        </Text>
      )}
    </Stack>
  )
}
