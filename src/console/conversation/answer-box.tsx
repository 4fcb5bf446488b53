import { ActionIcon, Alert, Button, Group, Kbd, Paper, SegmentedControl, Text, Tooltip } from '@mantine/core'
import { IconBolt, IconNote, IconSend2 } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationDetail } from '../../http/api-types.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { Countdown } from '../live/countdown.tsx'
import classes from './answer-box.module.css'
import { attemptOf, emptyDraft } from './draft.ts'
import { useDraft } from './use-draft.ts'
import { useKeep } from './use-keep.ts'
import { useNote } from './use-note.ts'
import { useSend } from './use-send.ts'
import { WritingField } from './writing-field.tsx'

interface Props {
  readonly detail: ConversationDetail
  /** Whether the writer holds the conversation. */
  readonly mine: boolean
  readonly onSent?: () => void
  /** On a phone: one line that grows. */
  readonly compact?: boolean
  /** When the answer is due, shown where the eye is on a phone. */
  readonly dueAt?: Instant | null
}

/** Where the answer is written, or a note for colleagues. Ctrl Enter sends; the text is kept until the server has it. */
export function AnswerBox({ detail, mine, onSent, compact = false, dueAt = null }: Props) {
  const { t } = useTranslation()
  const { id } = detail
  const name = detail.customer.name ?? t('customer.unknown')
  const field = useRef<HTMLTextAreaElement>(null)
  const [kind, setKind] = useState<'answer' | 'note'>('answer')
  const [answer, setAnswer] = useDraft(id)
  const [words, setWords] = useDraft(`${id}.note`)
  const noting = kind === 'note'
  const [draft, setDraft] = noting ? [words, setWords] : [answer, setAnswer]
  const reply = useSend(id, () => {
    setAnswer(emptyDraft)
    onSent?.()
  })
  const note = useNote(id, () => setWords(emptyDraft))
  const keep = useKeep(id, mine)
  const busy = reply.sending || note.noting
  const error = noting ? note.error : reply.error
  const submit = () => {
    const attempt = attemptOf(draft, crypto.randomUUID())
    if (attempt.text === '' || busy) return
    if (noting) note.note(attempt.text)
    else {
      setDraft({ ...draft, attempt })
      reply.send(attempt)
    }
  }
  const write = (text: string) => {
    setDraft({ ...draft, text })
    keep()
  }
  return (
    <Paper
      component="form"
      radius="lg"
      withBorder
      className={classes.box}
      data-note={noting || undefined}
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
      <Group justify="space-between" mb={compact ? 2 : 6}>
        <SegmentedControl
          size="xs"
          aria-label={t('answer.kind')}
          value={kind}
          onChange={setKind}
          data={(['answer', 'note'] as const).map((value) => ({ value, label: t(`answer.kinds.${value}`) }))}
        />
        {!noting && (
          <Tooltip label={t('answer.snippetsHint')} openDelay={400}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('answer.snippets')}
              onClick={() => {
                const box = field.current
                if (!box) return
                const at = box.selectionStart
                const gap = at === 0 || /\s/.test(draft.text[at - 1] ?? '') ? '' : ' '
                box.focus()
                // As if it had been typed, so that the browser's own undo knows of it.
                box.setRangeText(`${gap}/`, at, at, 'end')
                box.dispatchEvent(new Event('input', { bubbles: true }))
              }}
            >
              <IconBolt size={19} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      <WritingField
        conversation={detail}
        field={field}
        value={draft.text}
        onWrite={write}
        onSubmit={submit}
        aria-label={t(noting ? 'answer.noteLabel' : 'answer.label', { name })}
        placeholder={t(noting ? 'answer.notePlaceholder' : 'answer.placeholder', { name })}
        variant="unstyled"
        autosize
        minRows={compact ? 1 : 3}
        maxRows={compact ? 7 : 14}
        {...(draft.text ? { dir: 'auto' } : {})}
        size="md"
        readOnly={busy}
      />
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" role="status">
          {reply.waitingForLine ? (
            t('answer.waitingForLine')
          ) : noting ? (
            t('answer.noteText')
          ) : compact && dueAt !== null ? (
            <>
              {t('expert.answerDue')} <Countdown until={dueAt} stop={false} className={classes.due} />
            </>
          ) : draft.text ? (
            t('answer.draftKept')
          ) : (
            <span className={classes.hint}>
              <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd> {t('answer.sends')} <Kbd size="xs">/</Kbd>{' '}
              {t('answer.bringsSnippets')}
            </span>
          )}
        </Text>
        <Group gap="xs">
          {reply.waitingForLine && (
            <Button variant="default" onClick={reply.stop}>
              {t('common.cancel')}
            </Button>
          )}
          <Button
            type="submit"
            loading={busy}
            variant={noting ? 'default' : 'filled'}
            rightSection={
              noting ? (
                <IconNote size={17} aria-hidden />
              ) : (
                <IconSend2 size={17} className={classes.send} aria-hidden />
              )
            }
          >
            {t(noting ? 'answer.leaveNote' : 'answer.send')}
          </Button>
        </Group>
      </Group>
    </Paper>
  )
}
