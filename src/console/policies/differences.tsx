import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PolicyDiff } from '../../http/api-types.ts'
import classes from './differences.module.css'

/** Every place where two versions differ: what stood there, what stands there now. */
export function Differences({ changes }: { readonly changes: PolicyDiff['changes'] }) {
  const { t } = useTranslation()
  if (changes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('policyForm.same')}
      </Text>
    )
  return (
    <Stack component="ul" gap="xs" className={classes.list}>
      {changes.map(({ path, before, after }) => (
        <li key={path}>
          <Text size="xs" c="dimmed" className={classes.path}>
            <bdi>{path}</bdi>
          </Text>
          {said(before) !== null && (
            <del className={classes.before}>
              <bdi>{said(before)}</bdi>
            </del>
          )}{' '}
          {said(after) !== null && (
            <ins className={classes.after}>
              <bdi>{said(after)}</bdi>
            </ins>
          )}
        </li>
      ))}
    </Stack>
  )
}

function said(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
