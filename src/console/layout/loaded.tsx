import { Alert, Button, Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { IconZoomExclamation } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props<Data> {
  readonly query: UseQueryResult<Data>
  readonly children: (data: Data) => ReactNode
}

/** What was fetched; until then its shape, and instead of it what went wrong, with another try. */
export function Loaded<Data>({ query, children }: Props<Data>) {
  const { t } = useTranslation()
  if (query.data !== undefined) return children(query.data)
  if (query.error)
    return (
      <Alert color="yellow" icon={<IconZoomExclamation />} title={t('common.failed')} role="alert">
        <Stack align="flex-start" gap="xs">
          {query.error.message}
          <Button size="compact-sm" variant="default" onClick={() => void query.refetch()}>
            {t('common.tryAgain')}
          </Button>
        </Stack>
      </Alert>
    )
  return (
    <div role="status">
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
      <Stack gap="sm" aria-hidden>
        <Skeleton h={120} radius="lg" />
        <Skeleton h={220} radius="lg" />
      </Stack>
    </div>
  )
}
