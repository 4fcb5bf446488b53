import '../theme/mantine-more.css'
import {
  Button,
  Divider,
  Group,
  NativeSelect,
  Paper,
  SegmentedControl,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SecondFactorCard } from '../account/second-factor-card.tsx'
import { SessionsCard } from '../account/sessions-card.tsx'
import { useSession } from '../api/session.ts'
import { languages, pickLanguage } from '../i18n/languages.ts'
import { changeLanguage } from '../i18n/start-i18n.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { useSignOut } from '../sign-in/use-sign-out.ts'
import classes from './me-page.module.css'
import { CalendarsCard } from './calendars-card.tsx'
import { GuardsCard } from './guards-card.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { OwnFiguresCard } from './own-figures-card.tsx'
import { PushSwitch } from './push-switch.tsx'
import { SlotsCard } from './slots-card.tsx'

const schemes = ['auto', 'light', 'dark'] as const

/** Who I am here, how the page looks, my password, the way out. */
export function MePage() {
  const { t, i18n } = useTranslation()
  const { person, brands } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  return (
    <>
      <PageTitle>{person?.name ?? t('shell.operator')}</PageTitle>
      <Stack gap="md">
        <Paper radius="lg" withBorder p="md" className={classes.card}>
          <Text size="sm" c="dimmed">
            {t('me.answersFor')}
          </Text>
          <Text fw={600}>
            <bdi>{brands.map(({ name }) => name).join(', ')}</bdi>
          </Text>
          <Divider my="sm" />
          <Text size="sm" c="dimmed">
            {t('me.zone')}
          </Text>
          <Text dir="ltr" className={classes.start}>
            {person?.time_zone}
          </Text>
          <Text size="sm" c="dimmed" mt="xs">
            {t('me.zoneText')}
          </Text>
        </Paper>
        <Paper radius="lg" withBorder p="md" className={classes.card}>
          <Stack>
            <NativeSelect
              size="md"
              label={t('me.language')}
              value={pickLanguage([i18n.language])}
              onChange={(event) => void changeLanguage(pickLanguage([event.currentTarget.value]))}
              data={languages.map(({ code, name }) => ({ value: code, label: name }))}
            />
            <div>
              <Text size="md" fw={500} mb={4} id="scheme">
                {t('me.scheme')}
              </Text>
              <SegmentedControl
                fullWidth
                aria-labelledby="scheme"
                value={colorScheme}
                onChange={(value) => setColorScheme(value)}
                data={schemes.map((value) => ({ value, label: t(`scheme.${value}`) }))}
              />
            </div>
          </Stack>
        </Paper>
        {person && brands.map(({ slug }) => <OwnFiguresCard key={slug} brand={slug} />)}
        {person && (
          <Button component={Link} to="/expert/joining" variant="default" size="md">
            {t('joining.title')}
          </Button>
        )}
        {person && (
          <Button component={Link} to="/expert/feedback" variant="default" size="md">
            {t('feedback.title')}
          </Button>
        )}
        {person && <SlotsCard />}
        {person && <GuardsCard />}
        {person && <CalendarsCard />}
        {person && (
          <Paper radius="lg" withBorder p="md" className={classes.card}>
            <PushSwitch />
          </Paper>
        )}
        {person && (
          <Paper radius="lg" withBorder p="md" className={classes.card}>
            <NewPasswordForm hasPassword={person.has_password} />
          </Paper>
        )}
        {person && <SecondFactorCard />}
        {person && <SessionsCard />}
        <Group justify="center">
          <Button
            variant="subtle"
            color="gray"
            size="md"
            leftSection={<IconLogout size={18} aria-hidden />}
            onClick={signOut}
          >
            {t('shell.signOut')}
          </Button>
        </Group>
      </Stack>
    </>
  )
}
