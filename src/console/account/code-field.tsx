import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoFocus?: boolean
}

/** Six digits of the app, or a recovery code. */
export function CodeField({ value, onChange, autoFocus = false }: Props) {
  const { t } = useTranslation()
  return (
    <TextInput
      label={t('signIn.code')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="one-time-code"
      autoCapitalize="off"
      spellCheck={false}
      required
      dir="ltr"
      size="md"
      maxLength={40}
      data-autofocus={autoFocus || undefined}
    />
  )
}
