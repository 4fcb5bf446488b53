import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PolicyDiff } from '../../http/api-types.ts'
import classes from './differences.module.css'
import { sayPlace, text } from './say-difference.ts'

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
      {changes.map((change) => (
        <OneDifference key={change.path} {...change} />
      ))}
    </Stack>
  )
}

function OneDifference({ path, before, after }: PolicyDiff['changes'][number]) {
  const { t, i18n } = useTranslation()
  const said = sayPlace(path, t, i18n.language)
  const say = said?.say ?? text
  const [one, other] = [say(before), say(after)]
  return (
    <li>
      <Text size="xs" c="dimmed" className={said ? undefined : classes.path}>
        <bdi>{said?.place ?? path}</bdi>
      </Text>
      {one !== null && (
        <del className={classes.before}>
          <bdi>{one}</bdi>
        </del>
      )}{' '}
      {other !== null && (
        <ins className={classes.after}>
          <bdi>{other}</bdi>
        </ins>
      )}
    </li>
  )
}
