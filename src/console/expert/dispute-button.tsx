import { Button, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dispute } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

interface Props {
  readonly about: { readonly claim_id: string } | { readonly entry_id: string }
}

/** "This is wrong", with the reason; a lead answers. */
export function DisputeButton({ about }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [opened, { open, close }] = useDisclosure(false)
  const [text, setText] = useState('')
  const { mutate, isPending } = useMutation({
    mutationFn: () => request<Dispute>('/me/disputes', { method: 'POST', body: { ...about, text } }),
    onSuccess: () => {
      close()
      notifications.show({ color: 'gray', message: t('money.disputeSent') })
    },
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['mine'] }),
  })
  return (
    <>
      <Button variant="subtle" size="compact-xs" px={0} onClick={open}>
        {t('money.dispute')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('money.dispute')}>
        <Stack>
          <Text size="sm" c="dimmed">
            {t('money.disputeText')}
          </Text>
          <Textarea
            label={t('money.disputeWhy')}
            autosize
            minRows={3}
            maxLength={2_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button size="md" disabled={text.trim() === ''} loading={isPending} onClick={() => mutate()}>
            {t('money.disputeSend')}
          </Button>
        </Stack>
      </Modal>
    </>
  )
}
