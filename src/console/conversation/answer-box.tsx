import { Alert, Button, Group, Kbd, Paper, Text, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { IconSend2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../domain/time/instant.ts'
import { Countdown } from '../live/countdown.tsx'
import classes from './answer-box.module.css'
import { attemptOf, emptyDraft } from './draft.ts'
import { useDraft } from './use-draft.ts'
import { useKeep } from './use-keep.ts'
import { useSend } from './use-send.ts'

interface Props {
  readonly conversationId: string
  readonly customerName: string
  /** Whether the writer holds the conversation. */
  readonly mine: boolean
  readonly onSent?: () => void
  /** On a phone: one line that grows. */
  readonly compact?: boolean
  /** When the answer is due, shown where the eye is on a phone. */
  readonly dueAt?: Instant | null
}

/** Where the answer is written. Ctrl Enter sends; the text is kept until the server has it. */
export function AnswerBox({
  conversationId,
  customerName,
  mine,
  onSent,
  compact = false,
  dueAt = null,
}: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useDraft(conversationId)
  const { send, stop, sending, waitingForLine, error } = useSend(conversationId, () => {
    setDraft(emptyDraft)
    onSent?.()
  })
  const keep = useKeep(conversationId, mine)
  const submit = () => {
    const attempt = attemptOf(draft, crypto.randomUUID())
    if (attempt.text === '' || sending) return
    setDraft({ ...draft, attempt })
    send(attempt)
  }
  return (
    <Paper
      component="form"
      radius="lg"
      withBorder
      className={classes.box}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {error && (
        <Alert color="yellow" mb="xs" role="alert" title={t('answer.notSent')}>
          {error.message} {t('answer.kept')}
        </Alert>
      )}
      <Textarea
        aria-label={t('answer.label', { name: customerName })}
        placeholder={t('answer.placeholder', { name: customerName })}
        variant="unstyled"
        autosize
        minRows={compact ? 1 : 3}
        maxRows={compact ? 7 : 14}
        {...(draft.text ? { dir: 'auto' } : {})}
        size="md"
        readOnly={sending}
        value={draft.text}
        onChange={(event) => {
          setDraft({ ...draft, text: event.currentTarget.value })
          keep()
        }}
        onKeyDown={getHotkeyHandler([['mod+Enter', submit]])}
      />
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" role="status">
          {waitingForLine ? (
            t('answer.waitingForLine')
          ) : compact && dueAt !== null ? (
            <>
              {t('expert.answerDue')} <Countdown until={dueAt} stop={false} className={classes.due} />
            </>
          ) : draft.text ? (
            t('answer.draftKept')
          ) : (
            <span className={classes.hint}>
              <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd> {t('answer.sends')}
            </span>
          )}
        </Text>
        <Group gap="xs">
          {waitingForLine && (
            <Button variant="default" onClick={stop}>
              {t('common.cancel')}
            </Button>
          )}
          <Button
            type="submit"
            loading={sending}
            rightSection={<IconSend2 size={17} className={classes.send} aria-hidden />}
          >
            {t('answer.send')}
          </Button>
        </Group>
      </Group>
    </Paper>
  )
}
