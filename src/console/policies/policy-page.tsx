import { Badge, Box, Button, Grid, Group, Menu, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { slugOf } from '../format/slug.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Page } from '../layout/page.tsx'
import { Section } from '../layout/section.tsx'
import { useOneBrand } from '../shell/brand.ts'
import { LinkButton } from '../shell/link-button.tsx'
import { ConditionFields } from './condition-fields.tsx'
import { DraftPanel } from './draft-panel.tsx'
import { definitionOf, formOf, newTarget, type PolicyForm } from './policy-form.ts'
import { BackTestPanel } from './back-test-panel.tsx'
import { Mistakes } from './mistakes.tsx'
import { calendarsQuery, policyQuery } from './policy-queries.ts'
import { metrics, TargetFields } from './target-fields.tsx'
import { useGroups } from './use-groups.ts'
import { VersionsPanel } from './versions-panel.tsx'

/** One policy: write it as a draft, see what it would change, publish it, look back at its versions. */
export function PolicyPage() {
  const { id } = useParams({ from: '/inside/office/policies/$id' })
  const policy = useQuery({ ...policyQuery(id), enabled: id !== 'new' })
  if (id === 'new') return <Editor key="new" policy={null} />
  return (
    <Loaded query={policy}>
      {(found) => (
        <Editor key={`${found.id} ${found.draft?.version ?? found.published?.version}`} policy={found} />
      )}
    </Loaded>
  )
}

function Editor({ policy }: { readonly policy: Policy | null }) {
  const { t } = useTranslation()
  const brand = useOneBrand()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const calendars = useQuery(calendarsQuery(brand))
  const groups = useGroups(brand)
  const written = policy?.draft ?? policy?.published
  const form = useForm<PolicyForm>({
    initialValues: written
      ? formOf(policy?.name ?? '', written.definition)
      : { ...formOf('', {}), targets: [newTarget('first_response')] },
    validate: { name: (name) => (name.trim() === '' ? t('policyForm.needsName') : null) },
  })
  const { mutate, isPending, error } = useMutation({
    mutationFn: (values: PolicyForm) => {
      const body = { name: values.name.trim(), definition: definitionOf(values) }
      return policy
        ? request<Policy>(`/policies/${policy.id}`, { method: 'PATCH', body })
        : request<Policy>('/policies', {
            method: 'POST',
            body: { ...body, brand, slug: slugOf(values.name, `policy-${crypto.randomUUID().slice(0, 8)}`) },
          })
    },
    onSuccess: async (saved, values) => {
      form.resetDirty(values)
      notifications.show({ color: 'gray', message: t('policyForm.saved') })
      queryClient.setQueryData(policyQuery(saved.id).queryKey, saved)
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['policy', saved.id] }),
        queryClient.invalidateQueries({ queryKey: ['policies'] }),
      ])
      if (!policy) await navigate({ to: '/policies/$id', params: { id: saved.id } })
    },
  })
  const unused = metrics.filter(
    (metric) => metric === 'group_share' || form.values.targets.every((target) => target.metric !== metric),
  )
  const fixed = policy?.managed_by === 'config'
  return (
    <Page title={policy?.name ?? t('policyForm.new')} width={1280}>
      <div>
        <LinkButton
          to="/policies"
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowLeft size={15} aria-hidden className="flips" />}
        >
          {t('nav.policies')}
        </LinkButton>
      </div>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <form onSubmit={form.onSubmit((values) => mutate(values))}>
            <fieldset disabled={fixed} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
              <Stack gap="md">
                <Section
                  title={t('policyForm.applies')}
                  text={fixed ? t('policyForm.fixed') : t('policyForm.appliesText')}
                  actions={
                    fixed && (
                      <Badge variant="default" tt="none" fw={500}>
                        {t('policies.fromConfig')}
                      </Badge>
                    )
                  }
                >
                  <Stack gap="sm">
                    <TextInput label={t('policyForm.name')} required {...form.getInputProps('name')} />
                    <ConditionFields brand={brand} form={form} />
                  </Stack>
                </Section>
                <Section title={t('policyForm.promises')} text={t('policyForm.promisesText')}>
                  <Stack gap="md">
                    {form.values.targets.map((_, index) => (
                      <TargetFields
                        key={index}
                        form={form}
                        index={index}
                        calendars={calendars.data?.items ?? []}
                        groups={groups}
                      />
                    ))}
                    <Group justify="space-between">
                      <Menu>
                        <Menu.Target>
                          <Button
                            variant="default"
                            leftSection={<IconPlus size={16} aria-hidden />}
                            disabled={unused.length === 0}
                          >
                            {t('policyForm.addTarget')}
                          </Button>
                        </Menu.Target>
                        <Menu.Dropdown>
                          {unused.map((metric) => (
                            <Menu.Item
                              key={metric}
                              onClick={() => form.insertListItem('targets', newTarget(metric))}
                            >
                              {t(`metric.${metric}`)}
                            </Menu.Item>
                          ))}
                        </Menu.Dropdown>
                      </Menu>
                      <Button type="submit" loading={isPending} disabled={policy !== null && !form.isDirty()}>
                        {t('policyForm.save')}
                      </Button>
                    </Group>
                    {error && <Mistakes error={error} />}
                  </Stack>
                </Section>
              </Stack>
            </fieldset>
          </form>
          {policy && (
            <Box mt="md">
              <BackTestPanel
                brand={brand}
                trial={{ policy: { slug: policy.slug, definition: definitionOf(form.values) } }}
              />
            </Box>
          )}
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          {policy ? (
            <Stack gap="md">
              <DraftPanel policy={policy} unsaved={form.isDirty()} />
              <VersionsPanel policyId={policy.id} />
            </Stack>
          ) : (
            <Section title={t('policyForm.draft')}>
              <Text size="sm" c="dimmed">
                {t('policyForm.newText')}
              </Text>
            </Section>
          )}
        </Grid.Col>
      </Grid>
    </Page>
  )
}
