import { Alert, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/problem.ts'

interface Props {
  readonly save: string
  readonly busy: boolean
  readonly error: Error | null
  /** What no field shows. */
  readonly others: readonly { readonly path: string; readonly problem: string }[]
  readonly restored: boolean
  readonly dirty: boolean
  readonly onDiscard: () => void
}

/** The foot of a form: what went wrong, what is kept, the way to save and the way back. */
export function SaveBar({ save, busy, error, others, restored, dirty, onDiscard }: Props) {
  const { t } = useTranslation()
  const offline = error instanceof Problem && error.status === 0
  return (
    <>
      {error && (
        <Alert color="yellow" role="alert">
          {offline ? t('form.offline') : error.message}
          {others.map(({ path, problem }) => (
            <Text key={path + problem} size="sm">
              <bdi>{path}</bdi>: <bdi>{problem}</bdi>
            </Text>
          ))}
        </Alert>
      )}
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {restored ? t('form.restored') : dirty ? t('form.kept') : ''}
        </Text>
        <Group gap="sm">
          {(dirty || restored) && (
            <Button variant="default" onClick={onDiscard}>
              {t('form.discard')}
            </Button>
          )}
          <Button type="submit" loading={busy}>
            {save}
          </Button>
        </Group>
      </Group>
    </>
  )
}
