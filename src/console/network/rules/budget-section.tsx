import { NumberInput, SimpleGrid, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Budgets } from '../../../http/api-types.ts'
import { SaveBar } from '../../form/save-bar.tsx'
import { useKeptForm } from '../../form/use-kept-form.ts'
import { figures } from '../../format/figures.ts'
import { Loaded } from '../../layout/loaded.tsx'
import { Section } from '../../layout/section.tsx'
import { useOneBrand } from '../../shell/brand.ts'
import { useNetwork } from '../use-act.ts'
import { digitsOf } from './pay-form.ts'
import { useSave } from './use-save.ts'

const periods = ['hour', 'day', 'month', 'conversation'] as const
type Period = (typeof periods)[number]
/** In the currency's own unit; '' for no limit. */
type BudgetForm = Record<Period, number | string>

/** What answers by freelancers may cost: reserved when an offer goes out. */
export function BudgetSection() {
  const { t } = useTranslation()
  const budgets = useNetwork<Budgets>('/budgets')
  return (
    <Section
      title={t('rules.budgets')}
      text={t('rules.budgetsText', { currency: budgets.data?.currency ?? '–' })}
    >
      <Loaded query={budgets}>
        {(said) => <Fields key={JSON.stringify(limitsOf(said))} budgets={said} />}
      </Loaded>
    </Section>
  )
}

function Fields({ budgets }: { readonly budgets: Budgets }) {
  const { t, i18n } = useTranslation()
  const unit = 10 ** digitsOf(budgets.currency ?? 'EUR')
  const stored = formOf(budgets, unit)
  const { form, restored, settle } = useKeptForm<BudgetForm>(`budgets.${useOneBrand()}`, stored, {})
  const { save, isPending, error, others } = useSave(form, (path) =>
    (periods as readonly string[]).includes(path) ? path : null,
  )
  const money = figures(i18n.language, {
    ...(budgets.currency !== null && { style: 'currency', currency: budgets.currency }),
  })
  const submit = (values: BudgetForm) =>
    save({
      path: '/budgets',
      method: 'PUT',
      body: minorOf(values, budgets, unit),
      before: limitsOf(budgets),
      saved: t('rules.budgetsSaved'),
      onSaved: () => settle(values),
    })
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2, sm: 4 }} style={{ alignItems: 'start' }}>
          {budgets.items.map(({ period, committed_minor: committed, managed_by }) => (
            <NumberInput
              key={period}
              label={t(`rules.budgetPeriods.${period}`)}
              description={
                managed_by === 'config'
                  ? t('rules.budgetOfFile')
                  : committed !== null
                    ? t('rules.committed', { amount: money.format(committed / unit) })
                    : undefined
              }
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              disabled={managed_by === 'config'}
              min={0}
              decimalScale={Math.log10(unit)}
              thousandSeparator=" "
              {...form.getInputProps(period)}
            />
          ))}
        </SimpleGrid>
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

function formOf({ items }: Budgets, unit: number): BudgetForm {
  return Object.fromEntries(
    items.map(({ period, limit_minor: limit }) => [period, limit === null ? '' : limit / unit]),
  ) as BudgetForm
}

/** What the brand's file does not look after. */
function limitsOf({ items }: Budgets): Record<string, number | null> {
  return Object.fromEntries(
    items.filter(({ managed_by }) => managed_by === 'console').map((one) => [one.period, one.limit_minor]),
  )
}

function minorOf(values: BudgetForm, budgets: Budgets, unit: number): Record<string, number | null> {
  return Object.fromEntries(
    Object.keys(limitsOf(budgets)).map((period) => {
      const said = values[period as Period]
      return [period, said === '' ? null : Math.round(Number(said) * unit)]
    }),
  )
}
