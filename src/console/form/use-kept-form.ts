import { useForm, type UseFormInput, type UseFormReturnType } from '@mantine/form'
import { useState } from 'react'

export interface KeptForm<Values> {
  readonly form: UseFormReturnType<Values>
  /** What the form shows was written before and never saved. */
  readonly restored: boolean
  /** Saved, or given up: nothing is kept any more, and the form shows this. */
  settle: (values: Values) => void
}

/** A form whose values are kept in the browser with every stroke: neither a dropped line nor a closed tab loses them. */
export function useKeptForm<Values extends Record<string, unknown>>(
  name: string,
  stored: Values,
  more: Pick<UseFormInput<Values>, 'validate'> = {},
): KeptForm<Values> {
  const key = `sundial.form.${name}`
  const [kept] = useState(() => read<Values>(key, stored))
  const [restored, setRestored] = useState(kept !== null)
  const form = useForm<Values>({
    ...more,
    initialValues: kept ?? stored,
    onValuesChange: (values) => localStorage.setItem(key, JSON.stringify(values)),
  })
  return {
    form,
    restored,
    settle(values) {
      form.setInitialValues(values)
      form.setValues(values)
      form.resetDirty(values)
      form.clearErrors()
      localStorage.removeItem(key)
      setRestored(false)
    },
  }
}

/** Null where nothing was kept, or what was kept has another shape, or says what is stored anyway. */
function read<Values extends object>(key: string, stored: Values): Values | null {
  const text = localStorage.getItem(key)
  if (text === null || text === JSON.stringify(stored)) return null
  try {
    const values = JSON.parse(text) as Values
    const names = (one: object) => Object.keys(one).sort().join(' ')
    return names(values) === names(stored) ? values : null
  } catch {
    return null
  }
}
