import { Code, EmptyState, Paper, Text } from '@mantine/core'
import { IconFilterOff, IconSunset2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../shell/link-button.tsx'

/** Nothing to do: says so kindly, and shows a newcomer how to make something happen. */
export function NobodyWaits({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation()
  if (filtered)
    return (
      <Paper radius="lg" withBorder p="xl">
        <EmptyState icon={<IconFilterOff />} title={t('board.nothingMatches')}>
          <EmptyState.Actions>
            <LinkButton variant="default" to="/board" search={{}}>
              {t('board.clearFilters')}
            </LinkButton>
          </EmptyState.Actions>
        </EmptyState>
      </Paper>
    )
  return (
    <Paper radius="lg" withBorder p="xl">
      <EmptyState
        icon={<IconSunset2 />}
        withIndicatorBackground
        title={t('board.emptyTitle')}
        description={t('board.emptyText')}
      >
        <Text size="sm" c="dimmed" ta="center" mt="xs">
          {t('board.emptyTry')} <Code dir="ltr">npm run demo</Code>
        </Text>
        <EmptyState.Actions>
          <LinkButton to="/welcome">{t('board.emptyWelcome')}</LinkButton>
          <LinkButton variant="default" to="/channels">
            {t('board.emptyChannels')}
          </LinkButton>
        </EmptyState.Actions>
      </EmptyState>
    </Paper>
  )
}
