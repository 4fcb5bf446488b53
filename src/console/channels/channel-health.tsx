import { Badge, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** What the adapter says of itself: a state, and the problem if there is one. */
export function ChannelHealth({ health }: { readonly health: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation()
  const problem = typeof health['problem'] === 'string' ? health['problem'] : null
  const quiet = Object.keys(health).length === 0
  return (
    <Tooltip label={problem ?? t('channel.healthyText')} multiline maw={320}>
      <Badge
        ms="auto"
        variant="default"
        tt="none"
        fw={500}
        style={{ flexShrink: 0, ...(problem ? { borderColor: 'var(--at-risk)' } : {}) }}
      >
        {t(problem ? 'channel.trouble' : quiet ? 'channel.noNews' : 'channel.healthy')}
      </Badge>
    </Tooltip>
  )
}
