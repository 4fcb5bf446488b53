import { Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Approvals } from '../../http/api-types.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { Countdown } from '../live/countdown.tsx'
import { useAct, useNetwork } from './use-act.ts'

type Approval = Approvals['items'][number]

/** Replies of experts in probation: the customer's clock runs while they wait here. */
export function ApprovalsSection() {
  const { t } = useTranslation()
  const approvals = useNetwork<Approvals>('/approvals')
  return (
    <Section title={t('network.approvals')} text={t('network.approvalsText')}>
      <Loaded query={approvals}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('network.noApprovals')}
            </Text>
          ) : (
            <Stack>
              {items.map((one) => (
                <ApprovalCard key={one.id} approval={one} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Section>
  )
}

function ApprovalCard({ approval }: { readonly approval: Approval }) {
  const { t } = useTranslation()
  const { mutate, isPending } = useAct()
  const [text, setText] = useState(approval.text)
  const [note, setNote] = useState('')
  const decide = (send: { text?: string } | null) =>
    mutate({
      path: `/approvals/${approval.id}/decide`,
      body: { send, ...(note.trim() !== '' && { note }) },
    })
  return (
    <Paper withBorder radius="md" p="md" component="article">
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={600}>
            <bdi>{approval.person.name}</bdi> · <bdi>{approval.subject ?? approval.channel_name}</bdi>
          </Text>
          {approval.due_at && (
            <Text size="sm" fw={600}>
              <Countdown until={Date.parse(approval.due_at)} stop={false} />
            </Text>
          )}
        </Group>
        {approval.asked && (
          <Text size="sm" c="dimmed" lineClamp={4} style={{ whiteSpace: 'pre-wrap' }}>
            <bdi>{approval.asked}</bdi>
          </Text>
        )}
        <Textarea
          label={t('network.reply')}
          autosize
          minRows={3}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Textarea
          label={t('network.note')}
          autosize
          minRows={1}
          dir="auto"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group>
          <Button
            loading={isPending}
            disabled={text.trim() === ''}
            onClick={() => decide(text === approval.text ? {} : { text })}
          >
            {t(text === approval.text ? 'network.approve' : 'network.approveChanged')}
          </Button>
          <Button variant="default" loading={isPending} onClick={() => decide(null)}>
            {t('network.sendBack')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
