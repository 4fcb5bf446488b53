import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecoveryCodes as Codes, SecondFactor } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { secondFactorQuery } from './account-queries.ts'
import { CodeField } from './code-field.tsx'
import { mistakeOf } from './mistake-of.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SetUpSecondFactor } from './set-up-second-factor.tsx'

/** Codes of an app beside the password: on, off, and what helps without the phone. */
export function SecondFactorCard() {
  const { t } = useTranslation()
  const factor = useQuery(secondFactorQuery)
  const { person } = useSession()
  const refresh = useRefresh()
  const [settingUp, setSettingUp] = useState(false)
  return (
    <Section
      title={t('account.factor')}
      text={t('account.factorText')}
      actions={factor.data?.on && !settingUp && <Badge variant="light">{t('account.on')}</Badge>}
    >
      <Loaded query={factor}>
        {(state) => {
          if (settingUp)
            return (
              <SetUpSecondFactor
                hasPassword={person?.has_password ?? false}
                onDone={() => {
                  setSettingUp(false)
                  void refresh()
                }}
              />
            )
          if (state.on) return <Kept state={state} />
          return (
            <Button variant="default" onClick={() => setSettingUp(true)}>
              {t('account.begin')}
            </Button>
          )
        }}
      </Loaded>
    </Section>
  )
}

/** With a code: new recovery codes, or no codes at all any more. */
function Kept({ state }: { readonly state: SecondFactor }) {
  const { t } = useTranslation()
  const refresh = useRefresh()
  const [code, setCode] = useState('')
  const renew = useMutation({
    mutationFn: () =>
      request<Codes>('/session/second-factor/recovery-codes', { method: 'POST', body: { code } }),
    onSettled: () => setCode(''),
  })
  const end = useMutation({
    mutationFn: () => request('/session/second-factor/end', { method: 'POST', body: { code } }),
    onSuccess: async () => {
      notifications.show({ color: 'gray', message: t('account.turnedOff') })
      await refresh()
    },
  })
  const error = renew.error ?? end.error
  if (renew.data)
    return (
      <RecoveryCodes
        codes={renew.data.recovery_codes}
        onDone={() => {
          renew.reset()
          void refresh()
        }}
      />
    )
  return (
    <Stack maw={420}>
      <Text size="sm">{t('account.codesLeft', { count: state.recovery_codes_left })}</Text>
      {state.asked_for && (
        <Text size="sm" c="dimmed">
          {t('account.askedFor')}
        </Text>
      )}
      {error && (
        <Alert color="yellow" role="alert">
          {mistakeOf(error, t)}
        </Alert>
      )}
      <CodeField value={code} onChange={setCode} />
      <Group>
        <Button
          variant="default"
          disabled={code.trim().length < 6}
          loading={renew.isPending}
          onClick={() => renew.mutate()}
        >
          {t('account.newCodes')}
        </Button>
        <Button
          variant="default"
          disabled={code.trim().length < 6}
          loading={end.isPending}
          onClick={() => end.mutate()}
        >
          {t('account.turnOff')}
        </Button>
      </Group>
    </Stack>
  )
}

function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient()
  return async () => {
    await queryClient.invalidateQueries({ queryKey: ['account'] })
    await queryClient.invalidateQueries({ queryKey: ['session'] })
  }
}
