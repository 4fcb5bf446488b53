import { Button, Center, EmptyState, Title } from '@mantine/core'
import { IconPlugConnectedX, IconZoomExclamation } from '@tabler/icons-react'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'

/** The error boundary of every page: says whether the line or the page is at fault, and offers another try. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const offline = isProblem(error, 'offline')
  return (
    <Center mih="60vh" component="main" role="alert">
      <EmptyState
        icon={offline ? <IconPlugConnectedX /> : <IconZoomExclamation />}
        title={
          <Title order={1} size="h3">
            {t(offline ? 'broken.offline' : 'broken.title')}
          </Title>
        }
        description={
          offline ? t('broken.offlineText') : error instanceof Error ? error.message : String(error)
        }
      >
        <EmptyState.Actions>
          <Button onClick={() => (offline ? reset() : location.reload())}>{t('common.tryAgain')}</Button>
        </EmptyState.Actions>
      </EmptyState>
    </Center>
  )
}
