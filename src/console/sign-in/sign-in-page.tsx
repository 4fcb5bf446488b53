import '../theme/mantine-more.css'
import { Center, Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Mark } from '../shell/mark.tsx'
import { OutsideDoors } from './outside-doors.tsx'
import { PasswordForm } from './password-form.tsx'

/** Address and password; one-time links have a page of the server's own, which works without scripts. */
export function SignInPage() {
  const { t } = useTranslation()
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
            <Text c="dimmed">{t('signIn.text')}</Text>
          </Stack>
          <OutsideDoors />
          <PasswordForm />
          <Text size="sm" c="dimmed">
            {t('signIn.forgotten')}
          </Text>
        </Stack>
      </Paper>
    </Center>
  )
}
