import {
  Button,
  CloseButton,
  Fieldset,
  Group,
  Radio,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { figures } from '../../format/figures.ts'
import type { TestForm } from './test-form.ts'

interface Props {
  readonly form: UseFormReturnType<TestForm>
  readonly index: number
}

/** One question: answered in words, or by a choice of which one is right. */
export function QuestionFields({ form, index }: Props) {
  const { t, i18n } = useTranslation()
  const path = `questions.${index}`
  const question = form.values.questions[index]
  if (!question) return null
  const legend = t('rules.question', { number: figures(i18n.language).format(index + 1) })
  return (
    <Fieldset legend={legend} radius="md">
      <Stack gap="sm">
        <Group align="flex-start" wrap="nowrap">
          <Textarea
            label={t('rules.questionWords')}
            autosize
            minRows={1}
            dir="auto"
            required
            style={{ flexGrow: 1 }}
            {...form.getInputProps(`${path}.text`)}
          />
          <CloseButton
            aria-label={t('rules.removeQuestion', { question: legend })}
            disabled={form.values.questions.length === 1}
            onClick={() => form.removeListItem('questions', index)}
          />
        </Group>
        <Switch
          label={t('rules.inWords')}
          description={t('rules.inWordsText')}
          {...form.getInputProps(`${path}.words`, { type: 'checkbox' })}
        />
        {!question.words && (
          <Radio.Group
            label={t('rules.choices')}
            description={t('rules.choicesText')}
            value={String(question.correct)}
            onChange={(value) => form.setFieldValue(`${path}.correct`, Number(value))}
          >
            <Stack gap="xs" mt="xs">
              {question.choices.map((choice, at) => {
                const name = t('rules.choice', { number: figures(i18n.language).format(at + 1) })
                return (
                  <Group key={at} wrap="nowrap" align="flex-start">
                    <Radio
                      mt={8}
                      value={String(at)}
                      aria-label={t('rules.isRight', { choice: choice || name })}
                    />
                    <TextInput
                      aria-label={name}
                      placeholder={name}
                      dir="auto"
                      style={{ flexGrow: 1 }}
                      {...form.getInputProps(`${path}.choices.${at}`)}
                    />
                    <CloseButton
                      aria-label={t('rules.removeChoice', { choice: choice || name })}
                      disabled={question.choices.length <= 2}
                      onClick={() => {
                        form.removeListItem(`${path}.choices`, at)
                        if (question.correct >= at && question.correct > 0)
                          form.setFieldValue(`${path}.correct`, question.correct - 1)
                      }}
                    />
                  </Group>
                )
              })}
            </Stack>
          </Radio.Group>
        )}
        {!question.words && question.choices.length < 10 && (
          <Button
            variant="subtle"
            size="compact-sm"
            style={{ alignSelf: 'start' }}
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => form.insertListItem(`${path}.choices`, '')}
          >
            {t('rules.addChoice')}
          </Button>
        )}
      </Stack>
    </Fieldset>
  )
}
