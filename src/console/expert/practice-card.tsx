import { Button, Paper, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Practised } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import classes from './me-page.module.css'

/** An offer that is no customer's: claimed, answered and paid in practice money, as a real one goes. */
export function PracticeCard({ brandId }: { readonly brandId: string }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [claimed, setClaimed] = useState(false)
  const [text, setText] = useState('')
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: () =>
      request<Practised>('/me/practice', { method: 'POST', body: { brand_id: brandId, text } }),
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['mine'] }),
  })
  return (
    <Paper radius="lg" withBorder p="md" className={classes.card}>
      <Stack gap="sm">
        <Text component="h3" fw={600}>
          {t('practice.title')}
        </Text>
        {isSuccess ? (
          <Text size="sm" role="status">
            {t('practice.paid')}
          </Text>
        ) : claimed ? (
          <>
            <Text size="sm">{t('practice.question')}</Text>
            <Textarea
              label={t('practice.answer')}
              autosize
              minRows={3}
              dir="auto"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Button size="md" disabled={text.trim() === ''} loading={isPending} onClick={() => mutate()}>
              {t('practice.send')}
            </Button>
          </>
        ) : (
          <>
            <Text size="sm" c="dimmed">
              {t('practice.text')}
            </Text>
            <Button size="md" variant="default" onClick={() => setClaimed(true)}>
              {t('expert.claim')}
            </Button>
          </>
        )}
      </Stack>
    </Paper>
  )
}
