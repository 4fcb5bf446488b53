import '../theme/mantine-more.css'
import { Center, Paper, Stack, Text, Title } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../shell/mark.tsx'
import { CodeForm } from './code-form.tsx'
import { OutsideDoors } from './outside-doors.tsx'
import { PasswordForm } from './password-form.tsx'

/** Address and password; one-time links have a page of the server's own, which works without scripts. */
export function SignInPage() {
  const { t } = useTranslation()
  const { step } = useSearch({ from: '/sign-in' })
  const [code, setCode] = useState(step === 'code')
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper radius="xl" p={{ base: 'lg', sm: 36 }} withBorder w="100%" maw={420} shadow="sm">
        <title>{`${t(code ? 'signIn.secondTitle' : 'signIn.title')} · Sundial`}</title>
        <Stack gap="lg">
          <Stack gap={6}>
            <Mark size={46} />
            <Title order={1} size="h2" mt="sm">
              {t(code ? 'signIn.secondTitle' : 'signIn.title')}
            </Title>
            {!code && <Text c="dimmed">{t('signIn.text')}</Text>}
          </Stack>
          {code ? (
            <CodeForm onBack={() => setCode(false)} />
          ) : (
            <>
              <OutsideDoors />
              <PasswordForm onCodeNeeded={() => setCode(true)} />
              <Text size="sm" c="dimmed">
                {t('signIn.forgotten')}
              </Text>
            </>
          )}
        </Stack>
      </Paper>
    </Center>
  )
}
