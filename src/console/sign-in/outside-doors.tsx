import { Button, Divider, Stack } from '@mantine/core'
import { IconLogin2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { IdentityProviders } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

/** Where people of this company sign in otherwise; nothing where there is no such place. */
export function OutsideDoors() {
  const { t } = useTranslation()
  const { next } = useSearch({ from: '/sign-in' })
  const { data } = useQuery({
    queryKey: ['identity-providers'],
    queryFn: ({ signal }) => request<IdentityProviders>('/session/providers', { signal }),
    staleTime: Infinity,
    retry: false,
  })
  if (!data || data.items.length === 0) return null
  return (
    <Stack gap="sm">
      {data.items.map(({ slug, name, url }) => (
        <Button
          key={slug}
          component="a"
          href={next ? `${url}?next=${encodeURIComponent(next)}` : url}
          size="md"
          leftSection={<IconLogin2 size={19} aria-hidden />}
        >
          {t('signIn.with', { name })}
        </Button>
      ))}
      <Divider label={t('signIn.or')} />
    </Stack>
  )
}
