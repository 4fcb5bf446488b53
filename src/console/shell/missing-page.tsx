import { Center, EmptyState, Title } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from './link-button.tsx'

export function MissingPage() {
  const { t } = useTranslation()
  return (
    <Center mih="60vh" component="main">
      <EmptyState
        icon={<IconMapQuestion />}
        title={
          <Title order={1} size="h3">
            {t('missing.title')}
          </Title>
        }
        description={t('missing.text')}
      >
        <EmptyState.Actions>
          <LinkButton to="/">{t('missing.home')}</LinkButton>
        </EmptyState.Actions>
      </EmptyState>
    </Center>
  )
}
