import type { UseFormReturnType } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../api/request.ts'
import { fieldErrors } from '../../form/field-errors.ts'
import { showUndo } from '../../layout/show-undo.tsx'
import { useOneBrand } from '../../shell/brand.ts'

interface Save {
  readonly path: string
  readonly method: 'POST' | 'PUT' | 'PATCH'
  readonly body: object
  /** What would restore what was there; left out where what is published stays published. */
  readonly before?: object | undefined
  readonly saved: string
  readonly onSaved: () => void
}

/** Saves a form in the brand that is looked at: mistakes at their fields, what was there before for ten seconds. */
export function useSave<Values>(form: UseFormReturnType<Values>, fieldOf: (path: string) => string | null) {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const queryClient = useQueryClient()
  const [others, setOthers] = useState<ReturnType<typeof fieldErrors>['others']>([])
  const send = ({ path, method }: Pick<Save, 'path' | 'method'>, body: object) =>
    request<unknown>(path, { method, body: { brand, ...body } })
  const again = () => queryClient.invalidateQueries({ queryKey: ['network'] })
  const { mutate, isPending, error } = useMutation({
    mutationFn: (save: Save) => send(save, save.body),
    onSuccess: async (_, save) => {
      setOthers([])
      const { before, saved, onSaved } = save
      onSaved()
      if (before)
        showUndo({
          message: saved,
          label: t('common.undo'),
          onUndo: () =>
            void send(save, before).then(again, (cause: unknown) =>
              notifications.show({ color: 'gray', title: t('work.failed'), message: String(cause) }),
            ),
        })
      else notifications.show({ color: 'gray', message: saved })
      await again()
    },
    onError: (cause) => {
      const found = fieldErrors(cause, fieldOf)
      form.setErrors(found.fields)
      setOthers(found.others)
    },
  })
  return { save: mutate, isPending, error, others }
}
