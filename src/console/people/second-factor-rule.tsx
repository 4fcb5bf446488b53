import { Checkbox, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Brand, Brands, Role } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { showUndo } from '../layout/show-undo.tsx'

const roles: readonly Role[] = ['administrator', 'lead', 'executive', 'expert']

/** Of which roles codes are asked; said by administrators, seen by all who run the brand. */
export function SecondFactorRule({ brand }: { readonly brand: string }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const query = useQuery({
    queryKey: ['brands'],
    queryFn: ({ signal }) => request<Brands>('/brands?limit=200', { signal }),
  })
  const { mutate, isPending } = useMutation({
    mutationFn: ({ next }: { readonly next: readonly Role[]; readonly before: readonly Role[] }) =>
      request<Brand>(`/brands/${brand}`, { method: 'PATCH', body: { sign_in: { second_factor_for: next } } }),
    onSuccess: (_, { next, before }) =>
      showUndo({
        message: t('people.factorSaid'),
        label: t('common.undo'),
        onUndo: () => mutate({ next: before, before: next }),
      }),
    onError: (error) =>
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message }),
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: ['brands'] })
      await queryClient.invalidateQueries({ queryKey: ['session'] })
    },
  })
  return (
    <Section title={t('people.factorTitle')} text={t('people.factorText')}>
      <Loaded query={query}>
        {({ items }) => {
          const mine = items.find(({ slug }) => slug === brand)
          const asked = mine?.second_factor_for ?? []
          return (
            <Group gap="lg">
              {roles.map((role) => (
                <Checkbox
                  key={role}
                  label={t(`role.${role}`)}
                  checked={asked.includes(role)}
                  disabled={isPending || !mine?.roles.includes('administrator')}
                  onChange={(event) =>
                    mutate({
                      before: asked,
                      next: event.currentTarget.checked
                        ? [...asked, role]
                        : asked.filter((one) => one !== role),
                    })
                  }
                />
              ))}
            </Group>
          )
        }}
      </Loaded>
    </Section>
  )
}
