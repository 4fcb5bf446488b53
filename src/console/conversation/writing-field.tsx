import { Combobox, Group, Text, Textarea, useCombobox, type TextareaProps } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationDetail } from '../../http/api-types.ts'
import { useZone } from '../api/session.ts'
import { formatDay } from '../format/moment.ts'
import { fittingSnippets } from './fitting-snippets.ts'
import { insertAt, slashBefore, type Slash } from './snippet-slash.ts'
import { freshSnippetsQuery } from './snippets-query.ts'
import classes from './writing-field.module.css'

interface Props extends Omit<TextareaProps, 'value' | 'onChange'> {
  readonly conversation: ConversationDetail
  readonly value: string
  readonly onWrite: (text: string) => void
  readonly onSubmit: () => void
  readonly field: RefObject<HTMLTextAreaElement | null>
}

/** A field to write in, where `/` at the beginning of a word brings the snippets that fit. */
export function WritingField({ conversation, value, onWrite, onSubmit, field, ...rest }: Props) {
  const { t, i18n } = useTranslation()
  const zone = useZone()
  const [slash, setSlash] = useState<Slash | null>(null)
  const caret = useRef<number | null>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { data } = useQuery({ ...freshSnippetsQuery, enabled: slash !== null })
  const fitting = slash === null ? [] : fittingSnippets(data?.items ?? [], conversation, slash.asked)
  const opened = slash !== null && data !== undefined

  const look = ({ value: text, selectionStart }: HTMLTextAreaElement) => {
    const found = slashBefore(text, selectionStart)
    setSlash(found)
    if (found) combobox.openDropdown()
    else combobox.closeDropdown()
  }
  const close = () => {
    setSlash(null)
    combobox.closeDropdown()
  }
  const pick = (id: string) => {
    const chosen = fitting.find((snippet) => snippet.id === id)
    if (!chosen || !slash) return
    const next = insertAt(value, slash, chosen.text)
    caret.current = next.caret
    onWrite(next.text)
    close()
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(caret.current, caret.current)
    })
  }
  return (
    <Combobox
      store={combobox}
      position="top-start"
      width={420}
      withinPortal
      onOptionSubmit={pick}
      middlewares={{ flip: true, shift: true }}
    >
      <Combobox.Target withKeyboardNavigation={opened && fitting.length > 0} withAriaAttributes={opened}>
        <Textarea
          {...rest}
          ref={field}
          value={value}
          onChange={(event) => {
            onWrite(event.currentTarget.value)
            look(event.currentTarget)
          }}
          onBlur={close}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && opened) {
              event.stopPropagation()
              close()
            } else getHotkeyHandler([['mod+Enter', onSubmit]])(event)
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!opened}>
        <Combobox.Options aria-label={t('answer.snippets')} mah={320} style={{ overflowY: 'auto' }}>
          {fitting.length === 0 && <Combobox.Empty>{t('answer.noSnippets')}</Combobox.Empty>}
          {fitting.map(({ id, title, text, owner, expires_at: until }) => (
            <Combobox.Option key={id} value={id} className={classes.option}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <Text size="sm" fw={600} truncate>
                  <bdi>{title}</bdi>
                </Text>
                <Text size="xs" c="dimmed" style={{ flexShrink: 0 }}>
                  {t('answer.vouched', {
                    name: owner.name,
                    until: formatDay(Date.parse(until), zone, i18n.language),
                  })}
                </Text>
              </Group>
              <span className={classes.text} dir="auto">
                {text}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
