import { Alert, Button, Code, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewSecondFactor, RecoveryCodes as Codes } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { CodeField } from './code-field.tsx'
import { mistakeOf } from './mistake-of.ts'
import { QrCode } from './qr-code.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

interface Props {
  readonly hasPassword: boolean
  readonly onDone: () => void
}

/** The password, then the app, then a code that shows that it works, then the codes for a bad day. */
export function SetUpSecondFactor({ hasPassword, onDone }: Props) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const begin = useMutation({
    mutationFn: () =>
      request<NewSecondFactor>('/session/second-factor', {
        method: 'POST',
        body: hasPassword ? { current_password: password } : {},
      }),
  })
  const confirm = useMutation({
    mutationFn: () => request<Codes>('/session/second-factor', { method: 'PUT', body: { code } }),
  })
  const submit = (event: SyntheticEvent, next: () => void) => {
    event.preventDefault()
    next()
  }
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recovery_codes} onDone={onDone} />
  if (!begin.data)
    return (
      <form onSubmit={(event) => submit(event, () => begin.mutate())}>
        <Stack maw={420}>
          <Mistake error={begin.error} />
          {hasPassword && (
            <PasswordInput
              size="md"
              label={t('me.currentPassword')}
              autoComplete="current-password"
              required
              visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
          <Button type="submit" size="md" loading={begin.isPending}>
            {t('account.setUp')}
          </Button>
        </Stack>
      </form>
    )
  return (
    <form onSubmit={(event) => submit(event, () => confirm.mutate())}>
      <Stack>
        <Text size="sm">{t('account.scan')}</Text>
        <Group align="flex-start" gap="lg">
          <QrCode text={begin.data.uri} label={t('account.qr')} />
          <Stack maw={360} gap="sm">
            <Text size="sm" c="dimmed">
              {t('account.typeSecret')}
            </Text>
            <Code fz="md" p="xs" dir="ltr">
              {begin.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}
            </Code>
            <Mistake error={confirm.error} />
            <CodeField value={code} onChange={setCode} />
            <Button type="submit" size="md" loading={confirm.isPending}>
              {t('account.turnOn')}
            </Button>
          </Stack>
        </Group>
      </Stack>
    </form>
  )
}

function Mistake({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation()
  if (!error) return null
  return (
    <Alert color="yellow" role="alert">
      {mistakeOf(error, t)}
    </Alert>
  )
}
