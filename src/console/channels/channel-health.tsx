import { Badge, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../http/api-types.ts'
import { troubles } from './troubles.ts'

/** Whether the line works, in one word; pointed at, more of it. */
export function ChannelHealth({ health }: { readonly health: Channel['health'] }) {
  const { t } = useTranslation()
  const failing = troubles(health)
  const untold = Object.keys(health).length === 0
  const [word, more] =
    failing.length > 0
      ? [t('channel.trouble'), failing.join(' · ')]
      : untold
        ? [t('channel.noNews'), t('channel.noNewsText')]
        : [t('channel.healthy'), t('channel.healthyText')]
  return (
    <Tooltip label={more} multiline maw={320}>
      <Badge
        ms="auto"
        variant="default"
        tt="none"
        fw={500}
        style={{ flexShrink: 0, ...(failing.length > 0 ? { borderColor: 'var(--at-risk)' } : {}) }}
      >
        {word}
      </Badge>
    </Tooltip>
  )
}
