import { Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { formatMoment } from '../format/moment.ts'
import { useNow } from '../live/use-now.ts'
import { troubles } from './troubles.ts'

/** What a lead must know or do about a channel: what fails, what is missing, where the platform has to call. */
export function ChannelNotices({ channel }: { readonly channel: Channel }) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const now = useNow(60_000)
  const { health, alarm, unset_variables: unset, hook_url: hookUrl } = channel
  const warnings = [
    ...troubles(health),
    ...(alarm?.kind === 'silent'
      ? [t('channel.silent', { since: formatMoment(Date.parse(alarm.since), now, zone, i18n.language) })]
      : []),
    ...(unset.length > 0 ? [t('channel.unset', { names: unset.join(', ') })] : []),
  ]
  if (warnings.length === 0 && hookUrl === null) return null
  return (
    <Stack gap="xs" mb="md">
      {warnings.map((warning) => (
        <Text key={warning} size="sm" c="var(--at-risk-ink)">
          <bdi>{warning}</bdi>
        </Text>
      ))}
      {hookUrl !== null && (
        <Group align="flex-end" wrap="nowrap" gap="xs">
          <TextInput
            readOnly
            dir="ltr"
            size="sm"
            style={{ flex: 1 }}
            label={t('channel.hookUrl')}
            value={hookUrl}
          />
          <CopyButton value={hookUrl}>
            {({ copied, copy }) => (
              <Button variant="default" size="sm" onClick={copy}>
                {t(copied ? 'channel.copied' : 'channel.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      )}
    </Stack>
  )
}
