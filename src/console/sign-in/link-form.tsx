import { Alert, Button, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import { useSignedIn } from './use-signed-in.ts'

/** Opening a link never signs in: mail scanners open links too. The button does. */
export function LinkForm({ token }: { readonly token: string }) {
  const { t } = useTranslation()
  const signedIn = useSignedIn()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => request<Session>('/session/link', { method: 'POST', body: { token } }),
    onSuccess: signedIn,
  })
  return (
    <Stack>
      {error && (
        <Alert color="yellow" role="alert">
          {t('signIn.linkUsed')}
        </Alert>
      )}
      <Button size="md" fullWidth loading={isPending} onClick={() => mutate()}>
        {t('signIn.linkSubmit')}
      </Button>
      <LinkAnchor to="/sign-in" search={{}} size="sm" ta="center">
        {t('signIn.withPassword')}
      </LinkAnchor>
    </Stack>
  )
}
