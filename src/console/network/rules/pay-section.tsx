import { Fieldset, NativeSelect, NumberInput, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { PayRules } from '../../../http/api-types.ts'
import { SaveBar } from '../../form/save-bar.tsx'
import { useKeptForm } from '../../form/use-kept-form.ts'
import { channelKinds } from '../../format/channel-kinds.ts'
import { Loaded } from '../../layout/loaded.tsx'
import { Section } from '../../layout/section.tsx'
import { useOneBrand } from '../../shell/brand.ts'
import { useNetwork } from '../use-act.ts'
import { digitsOf, payField, payForm, payRulesOf, type PayForm } from './pay-form.ts'
import { UpliftFields } from './uplift-fields.tsx'
import { useSave } from './use-save.ts'

/** What answers and standing by pay, when and from which account. */
export function PaySection() {
  const { t } = useTranslation()
  const rules = useNetwork<PayRules>('/pay-rules')
  return (
    <Section title={t('rules.pay')} text={t('rules.payText')}>
      <Loaded query={rules}>{({ rules: said }) => <Fields key={JSON.stringify(said)} rules={said} />}</Loaded>
    </Section>
  )
}

function Fields({ rules }: { readonly rules: PayRules['rules'] }) {
  const { t } = useTranslation()
  const stored = payForm(rules)
  const needed = (value: unknown) => (value === '' ? t('rules.needed') : null)
  const { form, restored, settle } = useKeptForm<PayForm>(`pay.${useOneBrand()}`, stored, {
    validate: {
      currency: (code) => (/^[A-Za-z]{3}$/.test(code.trim()) ? null : t('rules.badCurrency')),
      answer: needed,
      uplifts: { percent: needed },
      payerName: (name, { payerIban }) => (payerIban !== '' && name.trim() === '' ? t('rules.needed') : null),
      payerIban: (iban, { payerName }) => (payerName !== '' && iban.trim() === '' ? t('rules.needed') : null),
    },
  })
  const { save, isPending, error, others } = useSave(form, payField)
  const digits = digitsOf(form.values.currency)
  const sum = { min: 0, decimalScale: digits, thousandSeparator: ' ' }
  const submit = (values: PayForm) =>
    save({
      path: '/pay-rules',
      method: 'PUT',
      body: payRulesOf(values),
      before: rules ?? undefined,
      saved: t('rules.paySaved'),
      onSaved: () => settle(values),
    })
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        <Amounts form={form} sum={sum} />
        <Fieldset legend={t('rules.standbyPay')} radius="md">
          <Stack>
            <NumberInput
              label={t('rules.standby', { currency: form.values.currency })}
              description={t('rules.standbyText')}
              maw={280}
              {...sum}
              {...form.getInputProps('standby')}
            />
            <Switch
              label={t('rules.besideOthers')}
              description={t('rules.besideOthersText')}
              {...form.getInputProps('besideOthers', { type: 'checkbox' })}
            />
          </Stack>
        </Fieldset>
        <UpliftFields form={form} />
        <Rhythm form={form} sum={sum} />
        <SaveBar
          save={t('common.save')}
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

interface Part {
  readonly form: UseFormReturnType<PayForm>
  readonly sum: { readonly min: number; readonly decimalScale: number; readonly thousandSeparator: string }
}

function Amounts({ form, sum }: Part) {
  const { t } = useTranslation()
  const { currency } = form.values
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }} style={{ alignItems: 'start' }}>
        <TextInput
          label={t('rules.currency')}
          maxLength={3}
          dir="ltr"
          required
          {...form.getInputProps('currency')}
        />
        <NumberInput
          label={t('rules.answer', { currency })}
          required
          {...sum}
          {...form.getInputProps('answer')}
        />
        <NumberInput label={t('rules.floor', { currency })} {...sum} {...form.getInputProps('floor')} />
      </SimpleGrid>
      <Fieldset legend={t('rules.byKind')} radius="md">
        <SimpleGrid cols={{ base: 2, sm: 5 }} style={{ alignItems: 'start' }}>
          {channelKinds.map((kind) => (
            <NumberInput
              key={kind}
              label={t(`channelKind.${kind}`)}
              placeholder={String(form.values.answer)}
              {...sum}
              {...form.getInputProps(`byKind.${kind}`)}
            />
          ))}
        </SimpleGrid>
      </Fieldset>
    </>
  )
}

function Rhythm({ form, sum }: Part) {
  const { t } = useTranslation()
  const { currency } = form.values
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }} style={{ alignItems: 'start' }}>
        <NativeSelect
          label={t('rules.period')}
          data={(['month', 'week'] as const).map((value) => ({ value, label: t(`rules.periods.${value}`) }))}
          {...form.getInputProps('period')}
        />
        <NumberInput
          label={t('rules.payAfterDays')}
          placeholder="7"
          min={0}
          max={60}
          allowDecimal={false}
          {...form.getInputProps('payAfterDays')}
        />
        <NumberInput
          label={t('rules.threshold', { currency })}
          description={t('rules.thresholdText')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...sum}
          {...form.getInputProps('threshold')}
        />
        <NumberInput
          label={t('rules.finalAfterHours')}
          placeholder="72"
          min={0}
          max={720}
          allowDecimal={false}
          {...form.getInputProps('finalAfterHours')}
        />
        <NumberInput
          label={t('rules.usualMinutes')}
          description={t('rules.usualMinutesText')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder="6"
          min={0.5}
          max={240}
          {...form.getInputProps('usualMinutes')}
        />
      </SimpleGrid>
      <Fieldset legend={t('rules.payer')} radius="md">
        <SimpleGrid cols={{ base: 1, sm: 3 }} style={{ alignItems: 'start' }}>
          <TextInput label={t('rules.payerName')} dir="auto" {...form.getInputProps('payerName')} />
          <TextInput label="IBAN" dir="ltr" {...form.getInputProps('payerIban')} />
          <TextInput label="BIC" dir="ltr" {...form.getInputProps('payerBic')} />
        </SimpleGrid>
      </Fieldset>
    </>
  )
}
