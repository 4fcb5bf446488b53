import { Group, Paper, Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const lines = [220, 180, 260, 200, 240, 170]

/** The shape of what is coming. */
export function BoardSkeleton() {
  const { t } = useTranslation()
  return (
    <Paper radius="lg" p="md" withBorder role="status">
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
      <Stack gap="lg" aria-hidden>
        {lines.map((width) => (
          <Group key={width} wrap="nowrap">
            <Skeleton circle height={32} style={{ flexShrink: 0 }} />
            <Skeleton height={14} width={130} />
            <Skeleton height={14} width={width} visibleFrom="sm" />
            <Skeleton height={8} width={180} ms="auto" />
            <Skeleton height={30} width={72} radius="md" />
          </Group>
        ))}
      </Stack>
    </Paper>
  )
}
