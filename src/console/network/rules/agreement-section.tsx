import { Button, Group, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Agreements, NewAgreement } from '../../../http/api-types.ts'
import { useZone } from '../../api/session.ts'
import { SaveBar } from '../../form/save-bar.tsx'
import { useKeptForm } from '../../form/use-kept-form.ts'
import { figures } from '../../format/figures.ts'
import { formatDate } from '../../format/moment.ts'
import { Loaded } from '../../layout/loaded.tsx'
import { Section } from '../../layout/section.tsx'
import { useOneBrand } from '../../shell/brand.ts'
import { useNetwork } from '../use-act.ts'
import { useSave } from './use-save.ts'

interface AgreementForm extends Record<string, unknown> {
  text: string
  countries: string[]
  /** In the browser's own zone, `2026-12-01T09:00`; '' for at once. */
  requiredAt: string
}

/** What experts agree to: the next version, and who accepted those before. */
export function AgreementSection() {
  const { t } = useTranslation()
  const agreements = useNetwork<Agreements>('/agreements')
  return (
    <Section title={t('rules.agreement')} text={t('rules.agreementText')}>
      <Loaded query={agreements}>
        {({ items }) => <Fields key={items[0]?.version ?? 0} versions={items} />}
      </Loaded>
    </Section>
  )
}

function Fields({ versions }: { readonly versions: Agreements['items'] }) {
  const { t } = useTranslation()
  const [newest] = versions
  const stored: AgreementForm = {
    text: newest?.text ?? '',
    countries: [...(newest?.customer_countries ?? [])],
    requiredAt: '',
  }
  const { form, restored, settle } = useKeptForm(`agreement.${useOneBrand()}`, stored, {
    validate: { text: (text: string) => (text.trim() === '' ? t('rules.needed') : null) },
  })
  const { save, isPending, error, others } = useSave(form, agreementField)
  const submit = (values: AgreementForm) =>
    save({
      path: '/agreements',
      method: 'POST',
      body: agreementOf(values),
      saved: t('rules.agreementSaved'),
      onSaved: () => settle({ ...values, requiredAt: '' }),
    })
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        <Versions versions={versions} onTake={(text) => form.setFieldValue('text', text)} />
        <Textarea
          label={t('rules.agreementWords')}
          autosize
          minRows={4}
          maxRows={16}
          dir="auto"
          required
          {...form.getInputProps('text')}
        />
        <TagsInput
          label={t('rules.covers')}
          description={t('rules.countriesText')}
          placeholder={form.values.countries.length === 0 ? t('rules.allCustomers') : ''}
          dir="ltr"
          {...form.getInputProps('countries')}
        />
        <TextInput
          type="datetime-local"
          label={t('rules.requiredAt')}
          description={t('rules.requiredAtText')}
          maw={280}
          {...form.getInputProps('requiredAt')}
        />
        <SaveBar
          save={t('rules.publish')}
          busy={isPending}
          error={error}
          others={others}
          restored={restored}
          dirty={form.isDirty()}
          onDiscard={() => settle(stored)}
        />
      </Stack>
    </form>
  )
}

function agreementOf({ text, countries, requiredAt }: AgreementForm): NewAgreement {
  return {
    text,
    customer_countries: countries.length === 0 ? null : countries.map(upper),
    ...(requiredAt !== '' && { required_at: new Date(requiredAt).toISOString() }),
  }
}

/** Countries of ISO 3166 are written large, `unknown` small. */
export function upper(country: string): string {
  return country.toLowerCase() === 'unknown' ? 'unknown' : country.trim().toUpperCase()
}

function agreementField(path: string): string | null {
  if (path === 'text') return 'text'
  if (path.startsWith('customer_countries')) return 'countries'
  return path === 'required_at' ? 'requiredAt' : null
}

interface VersionsProps {
  readonly versions: Agreements['items']
  readonly onTake: (text: string) => void
}

function Versions({ versions, onTake }: VersionsProps) {
  const { t, i18n } = useTranslation()
  const number = figures(i18n.language)
  const zone = useZone()
  if (versions.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('rules.noAgreement')}
      </Text>
    )
  return (
    <Stack gap={4}>
      {versions.slice(0, 5).map((one, index) => (
        <Group key={one.version} justify="space-between" wrap="nowrap">
          <Text size="sm">
            {t('rules.versionLine', {
              version: number.format(one.version),
              day: formatDate(Date.parse(one.published_at), zone, i18n.language),
              accepted: number.format(one.accepted),
            })}
            {one.published_by && (
              <>
                {' '}
                · <bdi>{one.published_by}</bdi>
              </>
            )}
          </Text>
          {index > 0 && (
            <Button variant="subtle" size="compact-xs" onClick={() => onTake(one.text)}>
              {t('rules.takeText')}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  )
}
