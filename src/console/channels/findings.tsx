import { Alert, List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ChannelTest } from '../../http/api-types.ts'

const mark = { ok: '✓', warn: '!', fail: '✗' } as const

/** What trying a connection found, step by step, and how to mend it. */
export function Findings({ tested, title }: { readonly tested: ChannelTest; readonly title?: string }) {
  const { t } = useTranslation()
  return (
    <Alert
      color={tested.ok ? 'teal' : 'red'}
      title={title ?? t(tested.ok ? 'channel.testPassed' : 'channel.testFailed')}
    >
      <List size="sm" spacing={4} listStyleType="none">
        {tested.findings.map(({ verdict, message, mend }) => (
          <List.Item key={message} icon={<span aria-hidden>{mark[verdict]}</span>}>
            <bdi>{message}</bdi>
            {mend !== null && (
              <Text size="sm" c="dimmed">
                <bdi>{mend}</bdi>
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
