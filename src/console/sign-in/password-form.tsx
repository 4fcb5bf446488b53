import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SecondStep, Session, SignIn } from '../../http/api-types.ts'
import { Problem } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { MailLinkButton } from './mail-link-button.tsx'
import { useSignedIn } from './use-signed-in.ts'

export function PasswordForm({ onCodeNeeded }: { readonly onCodeNeeded: () => void }) {
  const { t } = useTranslation()
  const signedIn = useSignedIn()
  const form = useForm<SignIn>({ mode: 'uncontrolled', initialValues: { email: '', password: '' } })
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: SignIn) => request<Session | SecondStep>('/session', { method: 'POST', body }),
    onSuccess: (answer) => ('second_step' in answer ? onCodeNeeded() : signedIn(answer)),
  })
  return (
    <form onSubmit={form.onSubmit((values) => mutate(values))}>
      <Stack>
        {error && (
          <Alert color="yellow" role="alert">
            {error instanceof Problem && error.status === 401 ? t('signIn.wrong') : error.message}
          </Alert>
        )}
        <TextInput
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          dir="ltr"
          size="md"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          required
          size="md"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={isPending} fullWidth>
          {t('signIn.submit')}
        </Button>
        <MailLinkButton email={() => form.getValues().email} />
      </Stack>
    </form>
  )
}
