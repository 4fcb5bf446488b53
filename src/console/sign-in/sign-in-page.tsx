import { Center, Paper, Stack, Text, Title } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Mark } from '../shell/mark.tsx'
import { LinkForm } from './link-form.tsx'
import { PasswordForm } from './password-form.tsx'

const route = getRouteApi('/sign-in')

/** With a one-time link: a button that uses it up. Without: address and password. */
export function SignInPage() {
  const { t } = useTranslation()
  const { token } = route.useSearch()
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper radius="xl" p={{ base: 'lg', sm: 36 }} withBorder w="100%" maw={420} shadow="sm">
        <title>{`${t('signIn.title')} · Sundial`}</title>
        <Stack gap="lg">
          <Stack gap={6}>
            <Mark size={46} />
            <Title order={1} size="h2" mt="sm">
              {t('signIn.title')}
            </Title>
            <Text c="dimmed">{t(token ? 'signIn.linkText' : 'signIn.text')}</Text>
          </Stack>
          {token ? <LinkForm token={token} /> : <PasswordForm />}
        </Stack>
      </Paper>
    </Center>
  )
}
