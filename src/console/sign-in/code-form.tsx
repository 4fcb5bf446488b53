import { Alert, Button, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../http/api-types.ts'
import { CodeField } from '../account/code-field.tsx'
import { mistakeOf } from '../account/mistake-of.ts'
import { request } from '../api/request.ts'
import { useSignedIn } from './use-signed-in.ts'

/** The second step: a code of the app, or a recovery code. */
export function CodeForm({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation()
  const signedIn = useSignedIn()
  const [code, setCode] = useState('')
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => request<Session>('/session/second-step', { method: 'POST', body: { code } }),
    onSuccess: signedIn,
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        {error && (
          <Alert color="yellow" role="alert">
            {mistakeOf(error, t)}
          </Alert>
        )}
        <CodeField value={code} onChange={setCode} />
        <Text size="sm" c="dimmed">
          {t('signIn.codeText')}
        </Text>
        <Button type="submit" size="md" loading={isPending} fullWidth>
          {t('signIn.submit')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('signIn.back')}
        </Button>
      </Stack>
    </form>
  )
}
