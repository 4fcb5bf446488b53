import { Alert, Button, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { NewPassword } from '../../http/api-types.ts'
import { mistakeOf } from '../account/mistake-of.ts'
import { request } from '../api/request.ts'

const shortest = 12

/** Sets a password, or changes it against the old one; other sessions end then. */
export function NewPasswordForm({ hasPassword }: { readonly hasPassword: boolean }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { current: '', fresh: '' },
    validate: { fresh: (value) => (value.length < shortest ? t('me.tooShort', { count: shortest }) : null) },
  })
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: NewPassword) => request('/session/password', { method: 'PUT', body }),
    onSuccess: async () => {
      form.reset()
      notifications.show({ color: 'gray', message: t('me.passwordSet') })
      await queryClient.invalidateQueries({ queryKey: ['session'] })
    },
  })
  return (
    <form
      onSubmit={form.onSubmit(({ current, fresh }) =>
        mutate({ new_password: fresh, ...(hasPassword ? { current_password: current } : {}) }),
      )}
    >
      <Stack>
        {error && (
          <Alert color="yellow" role="alert">
            {mistakeOf(error, t)}
          </Alert>
        )}
        {hasPassword && (
          <PasswordInput
            size="md"
            label={t('me.currentPassword')}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
            key={form.key('current')}
            {...form.getInputProps('current')}
          />
        )}
        <PasswordInput
          size="md"
          label={t('me.newPassword')}
          description={t('me.tooShort', { count: shortest })}
          autoComplete="new-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          key={form.key('fresh')}
          {...form.getInputProps('fresh')}
        />
        <Button type="submit" variant="default" size="md" loading={isPending}>
          {t(hasPassword ? 'me.changePassword' : 'me.setPassword')}
        </Button>
      </Stack>
    </form>
  )
}
