import {
  Button,
  CloseButton,
  Fieldset,
  Group,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Switch,
  TagsInput,
  Text,
} from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { NetworkSettings } from '../../../http/api-types.ts'
import { SaveBar } from '../../form/save-bar.tsx'
import { useKeptForm } from '../../form/use-kept-form.ts'
import { Loaded } from '../../layout/loaded.tsx'
import { Section } from '../../layout/section.tsx'
import { useOneBrand } from '../../shell/brand.ts'
import { useNetwork } from '../use-act.ts'
import { upper } from './agreement-section.tsx'
import { useSave } from './use-save.ts'

interface SightForm extends Record<string, unknown> {
  open: boolean
  history: string
  seenDays: number | string
  askRating: boolean
  offerSlots: boolean
  reviewPercent: number | string
  regions: { customers: string[]; experts: string[] }[]
}

const histories = ['none', 'channel', 'all'] as const

/** Who may apply, whose customers are answered from where, what is seen of them, how answers are weighed. */
export function SightSection() {
  const { t } = useTranslation()
  const settings = useNetwork<NetworkSettings>('/network-settings')
  return (
    <Section title={t('rules.sight')} text={t('rules.sightText')}>
      <Loaded query={settings}>{(set) => <Fields key={JSON.stringify(set)} set={set} />}</Loaded>
    </Section>
  )
}

function Fields({ set }: { readonly set: NetworkSettings }) {
  const { t } = useTranslation()
  const stored = sightForm(set)
  const needed = (value: unknown) => (value === '' ? t('rules.needed') : null)
  const { form, restored, settle } = useKeptForm<SightForm>(`sight.${useOneBrand()}`, stored, {
    validate: {
      seenDays: needed,
      reviewPercent: needed,
      regions: { customers: (countries: string[]) => (countries.length === 0 ? t('rules.needed') : null) },
    },
  })
  const { save, isPending, error, others } = useSave(form, sightField)
  const submit = (values: SightForm) =>
    save({
      path: '/network-settings',
      method: 'PATCH',
      body: settingsOf(values),
      before: set,
      saved: t('rules.sightSaved'),
      onSaved: () => settle(values),
    })
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        <Switch
          label={t('rules.open')}
          description={t('rules.openText')}
          {...form.getInputProps('open', { type: 'checkbox' })}
        />
        <Switch
          label={t('rules.askRating')}
          description={t('rules.askRatingText')}
          {...form.getInputProps('askRating', { type: 'checkbox' })}
        />
        <Switch
          label={t('rules.offerSlots')}
          description={t('rules.offerSlotsText')}
          {...form.getInputProps('offerSlots', { type: 'checkbox' })}
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }} style={{ alignItems: 'start' }}>
          <NativeSelect
            label={t('rules.history')}
            data={histories.map((value) => ({ value, label: t(`rules.histories.${value}`) }))}
            {...form.getInputProps('history')}
          />
          <NumberInput
            label={t('rules.seenDays')}
            min={0}
            max={365}
            allowDecimal={false}
            {...form.getInputProps('seenDays')}
          />
          <NumberInput
            label={t('rules.reviewPercent')}
            min={0}
            max={100}
            allowDecimal={false}
            {...form.getInputProps('reviewPercent')}
          />
        </SimpleGrid>
        <Regions form={form} />
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

function Regions({ form }: { readonly form: UseFormReturnType<SightForm> }) {
  const { t } = useTranslation()
  return (
    <Fieldset legend={t('rules.regions')} radius="md">
      <Stack>
        <Text size="sm" c="dimmed">
          {t('rules.regionsText')}
        </Text>
        {form.values.regions.map((region, index) => (
          <Group key={index} align="flex-start" wrap="nowrap">
            <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ flexGrow: 1 }}>
              <TagsInput
                label={t('rules.regionCustomers')}
                description={t('rules.countriesText')}
                dir="ltr"
                {...form.getInputProps(`regions.${index}.customers`)}
              />
              <TagsInput
                label={t('rules.regionExperts')}
                description={t('rules.regionExpertsText')}
                dir="ltr"
                {...form.getInputProps(`regions.${index}.experts`)}
              />
            </SimpleGrid>
            <CloseButton
              aria-label={t('rules.removeRegion', { countries: region.customers.join(', ') })}
              onClick={() => form.removeListItem('regions', index)}
            />
          </Group>
        ))}
        <Group>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => form.insertListItem('regions', { customers: [], experts: [] })}
          >
            {t('rules.addRegion')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}

function sightForm(set: NetworkSettings): SightForm {
  return {
    open: set.open,
    history: set.history,
    seenDays: set.seen_days,
    askRating: set.ask_rating,
    offerSlots: set.offer_slots,
    reviewPercent: set.review_percent,
    regions: set.regions.map(({ customers, experts }) => ({
      customers: [...customers],
      experts: [...experts],
    })),
  }
}

function settingsOf(form: SightForm): NetworkSettings {
  return {
    open: form.open,
    history: histories.find((one) => one === form.history) ?? 'channel',
    seen_days: Number(form.seenDays),
    ask_rating: form.askRating,
    offer_slots: form.offerSlots,
    review_percent: Number(form.reviewPercent),
    regions: form.regions.map(({ customers, experts }) => ({
      customers: customers.map(upper),
      experts: experts.map(upper),
    })),
  }
}

function sightField(path: string): string | null {
  const region = /^regions\.(\d+)\.(customers|experts)/.exec(path)
  if (region) return `regions.${region[1]!}.${region[2]!}`
  return { seen_days: 'seenDays', review_percent: 'reviewPercent', history: 'history' }[path] ?? null
}
