import { Alert, Box, Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChannelTest } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { Findings } from './findings.tsx'

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
          <Box mt="sm">
            <Findings tested={data} />
          </Box>
        )}
      </div>
    </div>
  )
}
