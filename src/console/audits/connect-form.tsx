import { Button, Group, NumberInput, PasswordInput, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { HelpdeskAudit, HelpdeskAuditRequest, HelpdeskCheck } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { Mistakes } from '../policies/mistakes.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { Findings } from './findings.tsx'
import { fields, type Helpdesk } from './sources.ts'

/** Fields beside each other stand on one line, whatever has to be said about them. */
const wordsBelow: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

/** Where, whose, and a token that only reads: tried first, then the audit begins. */
export function ConnectForm({ helpdesk }: { readonly helpdesk: Helpdesk }) {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { url: example, usual = '', user } = fields[helpdesk]
  const form = useForm({ initialValues: { url: usual, user: '', token: '', days: 90 } })
  const connection = () => {
    const { url, user: owner, token } = form.getValues()
    return { brand, helpdesk, url: url.trim(), token, ...(owner.trim() !== '' && { user: owner.trim() }) }
  }
  const check = useMutation({
    mutationFn: () =>
      request<HelpdeskCheck>('/helpdesk-audits/check', { method: 'POST', body: connection() }),
  })
  const begin = useMutation({
    mutationFn: () => {
      const body: HelpdeskAuditRequest = { ...connection(), days: form.getValues().days }
      return request<HelpdeskAudit>('/helpdesk-audits', { method: 'POST', body })
    },
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['audits'] })
      await navigate({ to: '/audits/$id', params: { id } })
    },
  })
  const error = begin.error ?? check.error
  return (
    <form onSubmit={form.onSubmit(() => begin.mutate())}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t(helpdesk === 'mailbox' ? 'audits.server' : 'audits.address')}
            placeholder={example}
            dir="ltr"
            required
            {...form.getInputProps('url')}
          />
          {user !== 'none' && (
            <TextInput
              label={t('audits.owner')}
              description={user === 'optional' ? t('audits.ownerText') : undefined}
              inputWrapperOrder={wordsBelow}
              dir="ltr"
              required={user === 'needed'}
              {...form.getInputProps('user')}
            />
          )}
          <PasswordInput
            label={t(helpdesk === 'mailbox' ? 'audits.password' : 'audits.token')}
            description={t(`audits.tokenText.${helpdesk}`)}
            inputWrapperOrder={wordsBelow}
            autoComplete="off"
            dir="ltr"
            required
            {...form.getInputProps('token')}
          />
          <NumberInput label={t('audits.days')} min={1} max={730} required {...form.getInputProps('days')} />
        </SimpleGrid>
        {error && <Mistakes error={error} />}
        {check.data && (
          <Findings
            title={t(check.data.ok ? 'audits.mayBegin' : 'audits.mayNotBegin')}
            findings={check.data.findings}
          />
        )}
        <Group>
          <Button type="submit" loading={begin.isPending}>
            {t('audits.begin')}
          </Button>
          <Button
            variant="default"
            loading={check.isPending}
            onClick={() => {
              if (!form.validate().hasErrors) check.mutate()
            }}
          >
            {t('audits.check')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
