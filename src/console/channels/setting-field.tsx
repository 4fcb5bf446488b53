import { Fieldset, NumberInput, Select, Stack, Switch, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  defaultsOf,
  fieldsOf,
  namesVariable,
  readableKey,
  type Field,
  type FieldSchema,
  type Settings,
} from './settings-schema.ts'

interface FieldsProps {
  readonly schema: FieldSchema
  readonly settings: Settings
  readonly onChange: (settings: Settings) => void
  /** What is wrong, by dotted path. */
  readonly mistakes: ReadonlyMap<string, string>
  readonly path: string
}

/** The settings of an adapter, each with the field that its schema asks for and its own mistake. */
export function SettingFields({ schema, settings, onChange, mistakes, path }: FieldsProps) {
  return (
    <Stack gap="sm">
      {fieldsOf(schema).map((field) => (
        <SettingField
          key={field.key}
          field={field}
          value={settings[field.key]}
          onChange={(value) => onChange({ ...settings, [field.key]: value })}
          mistakes={mistakes}
          path={`${path}.${field.key}`}
        />
      ))}
    </Stack>
  )
}

interface FieldProps {
  readonly field: Field
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly mistakes: ReadonlyMap<string, string>
  readonly path: string
}

function SettingField({ field: { key, required, schema }, value, onChange, mistakes, path }: FieldProps) {
  const { t } = useTranslation()
  const label = t(`channelSetting.${key as 'host'}`, { defaultValue: readableKey(key) })
  const variable = namesVariable(key)
  const common = {
    label,
    required,
    error: mistakeAt(mistakes, path),
    ...(variable ? { description: t('channel.variableText') } : {}),
  }
  if (schema.type === 'object')
    return (
      <OptionalPart
        label={label}
        schema={schema}
        value={value}
        onChange={onChange}
        mistakes={mistakes}
        path={path}
      />
    )
  if (schema.type === 'boolean')
    return (
      <Switch
        label={label}
        error={common.error}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    )
  if (schema.type === 'integer' || schema.type === 'number')
    return (
      <NumberInput
        {...common}
        value={typeof value === 'number' ? value : ''}
        allowDecimal={schema.type === 'number'}
        onChange={(next) => onChange(next === '' ? undefined : next)}
      />
    )
  if (schema.type === 'array')
    return (
      <TagsInput
        {...common}
        description={t('people.skillsText')}
        value={Array.isArray(value) ? (value as string[]) : []}
        onChange={onChange}
      />
    )
  if (schema.enum)
    return (
      <Select
        {...common}
        data={schema.enum.map((one) => ({ value: one, label: one }))}
        value={typeof value === 'string' ? value : null}
        onChange={(next) => onChange(next ?? undefined)}
      />
    )
  return (
    <TextInput
      {...common}
      dir="ltr"
      type={schema.format === 'uri' ? 'url' : 'text'}
      autoComplete="off"
      spellCheck={false}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** Settings that go together and are only needed by some. */
function OptionalPart({
  label,
  schema,
  value,
  onChange,
  mistakes,
  path,
}: Omit<FieldProps, 'field'> & { readonly label: string; readonly schema: FieldSchema }) {
  const used = typeof value === 'object' && value !== null
  return (
    <Stack gap="xs">
      <Switch
        label={label}
        checked={used}
        onChange={(event) => onChange(event.currentTarget.checked ? defaultsOf(schema) : undefined)}
      />
      {used && (
        <Fieldset legend={label} radius="md">
          <SettingFields
            schema={schema}
            settings={value as Settings}
            onChange={onChange}
            mistakes={mistakes}
            path={path}
          />
        </Fieldset>
      )}
    </Stack>
  )
}

/** A mistake inside a list is shown at the list. */
function mistakeAt(mistakes: ReadonlyMap<string, string>, path: string): string | undefined {
  const found = mistakes.get(path)
  if (found !== undefined) return found
  return [...mistakes].find(
    ([at]) => at.startsWith(`${path}.`) && /^\d+$/.test(at.slice(path.length + 1)),
  )?.[1]
}
