import { MultiSelect, SimpleGrid, TagsInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { channelsQuery } from '../channels/channels-query.ts'
import { channelKinds } from '../format/channel-kinds.ts'
import { priorities } from './condition-words.ts'
import type { PolicyForm } from './policy-form.ts'

interface Props {
  readonly brand: string
  readonly form: UseFormReturnType<PolicyForm>
}

/** To which conversations it applies; a field that is left empty asks for nothing. */
export function ConditionFields({ brand, form }: Props) {
  const { t } = useTranslation()
  const channels = useQuery(channelsQuery(brand))
  const field = (name: string) => ({
    placeholder: (form.values.conditions[name] ?? []).length === 0 ? t('policyForm.any') : '',
    ...form.getInputProps(`conditions.${name}`),
  })
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <MultiSelect
        label={t('policies.conditions.kinds')}
        data={channelKinds.map((value) => ({ value, label: t(`channelKind.${value}`) }))}
        {...field('kinds')}
      />
      <MultiSelect
        label={t('policies.conditions.channels')}
        data={(channels.data?.items ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
        {...field('channels')}
      />
      <MultiSelect
        label={t('policies.conditions.priorities')}
        data={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
        {...field('priorities')}
      />
      <TagsInput label={t('policies.conditions.languages')} {...field('languages')} />
      <TagsInput label={t('policies.conditions.segments')} {...field('segments')} />
      <TagsInput label={t('policies.conditions.tags')} {...field('tags')} />
    </SimpleGrid>
  )
}
