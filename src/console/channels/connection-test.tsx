import { Alert, Button, List, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChannelTest } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

/** Tries a channel's connection where the lead asks, and says step by step what was found and how to mend it. */
export function ConnectionTest({ channelId }: { readonly channelId: string }) {
  const { t } = useTranslation()
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: () => request<ChannelTest>(`/channels/${channelId}/test`, { method: 'POST' }),
  })
  return (
    <div>
      <Button variant="default" size="compact-sm" loading={isPending} onClick={() => mutate()}>
        {t('channel.test')}
      </Button>
      <div aria-live="polite">
        {error && (
          <Alert mt="sm" color="red" title={t('channel.testBroken')}>
            {error.message}
          </Alert>
        )}
        {data && (
          <Alert
            mt="sm"
            color={data.ok ? 'teal' : 'red'}
            title={t(data.ok ? 'channel.testPassed' : 'channel.testFailed')}
          >
            <List size="sm" spacing={4} listStyleType="none">
              {data.findings.map(({ verdict, message, mend }) => (
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
        )}
      </div>
    </div>
  )
}

const mark = { ok: '✓', warn: '!', fail: '✗' } as const
