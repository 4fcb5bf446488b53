import '../theme/mantine-more.css'
import { Button, Center, Paper, Stack, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { Mark } from '../shell/mark.tsx'
import { useSignOut } from '../sign-in/use-sign-out.ts'
import { SetUpSecondFactor } from './set-up-second-factor.tsx'

/** A brand asks for a second factor: it is set up here, before anything else. */
export function OwedPage() {
  const { t } = useTranslation()
  const { person } = useSession()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const goOn = async () => {
    await queryClient.invalidateQueries({ queryKey: ['session'], refetchType: 'all' })
    await navigate({ to: '/' })
  }
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper radius="xl" p={{ base: 'lg', sm: 36 }} withBorder w="100%" maw={680} shadow="sm">
        <title>{`${t('account.owed')} · Sundial`}</title>
        <Stack gap="lg">
          <Stack gap={6}>
            <Mark size={46} />
            <Title order={1} size="h2" mt="sm">
              {t('account.owed')}
            </Title>
            <Text c="dimmed">{t('account.owedText')}</Text>
          </Stack>
          <SetUpSecondFactor hasPassword={person?.has_password ?? false} onDone={() => void goOn()} />
          <Button variant="subtle" color="gray" onClick={signOut}>
            {t('shell.signOut')}
          </Button>
        </Stack>
      </Paper>
    </Center>
  )
}
