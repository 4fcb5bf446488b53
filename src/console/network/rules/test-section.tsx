import { Button, NumberInput, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BrandTests } from '../../../http/api-types.ts'
import { SaveBar } from '../../form/save-bar.tsx'
import { useKeptForm } from '../../form/use-kept-form.ts'
import { figures } from '../../format/figures.ts'
import { Loaded } from '../../layout/loaded.tsx'
import { Section } from '../../layout/section.tsx'
import { useOneBrand } from '../../shell/brand.ts'
import { useNetwork } from '../use-act.ts'
import { QuestionFields } from './question-fields.tsx'
import { newQuestion, testField, testForm, testOf, type TestForm } from './test-form.ts'
import { useSave } from './use-save.ts'

/** The brand's own test: what is asked, and what is right. */
export function TestSection() {
  const { t } = useTranslation()
  const tests = useNetwork<BrandTests>('/brand-tests')
  return (
    <Section title={t('rules.test')} text={t('rules.testText')}>
      <Loaded query={tests}>
        {({ items }) => <Fields key={items[0]?.version ?? 0} newest={items[0] ?? null} />}
      </Loaded>
    </Section>
  )
}

function Fields({ newest }: { readonly newest: BrandTests['items'][number] | null }) {
  const { t, i18n } = useTranslation()
  const number = figures(i18n.language)
  const stored = testForm(newest)
  const filled = (text: string) => (text.trim() === '' ? t('rules.needed') : null)
  const { form, restored, settle } = useKeptForm<TestForm>(`test.${useOneBrand()}`, stored, {
    validate: (values) => ({
      passPercent: values.passPercent === '' ? t('rules.needed') : null,
      ...Object.fromEntries<string | null>(
        values.questions.flatMap(({ text, words, choices }, index): [string, string | null][] => [
          [`questions.${index}.text`, filled(text)],
          ...(words
            ? []
            : choices.map((choice, at): [string, string | null] => [
                `questions.${index}.choices.${at}`,
                filled(choice),
              ])),
        ]),
      ),
    }),
  })
  const { save, isPending, error, others } = useSave(form, testField)
  const submit = (values: TestForm) =>
    save({
      path: '/brand-tests',
      method: 'POST',
      body: testOf(values),
      saved: t('rules.testSaved'),
      onSaved: () => settle(values),
    })
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">
          {newest
            ? t('rules.testLine', {
                version: number.format(newest.version),
                handedIn: number.format(newest.handed_in),
                passed: number.format(newest.passed),
              })
            : t('rules.noTest')}
        </Text>
        {form.values.questions.map((_, index) => (
          <QuestionFields key={index} form={form} index={index} />
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: 'start' }}
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => form.insertListItem('questions', newQuestion)}
        >
          {t('rules.addQuestion')}
        </Button>
        <NumberInput
          label={t('rules.passPercent')}
          description={t('rules.passPercentText')}
          min={1}
          max={100}
          allowDecimal={false}
          maw={280}
          {...form.getInputProps('passPercent')}
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
