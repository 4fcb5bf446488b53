import {
  Badge,
  Button,
  CopyButton,
  Group,
  MultiSelect,
  Paper,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Admission, Admissions } from '../../http/api-types.ts'
import { figures } from '../format/figures.ts'
import { Loaded } from '../layout/loaded.tsx'
import { Section } from '../layout/section.tsx'
import { useAct, useNetwork } from './use-act.ts'
import { nameOfLanguage } from '../format/language.ts'
import { spokenLanguages } from '../format/spoken-languages.ts'

type LeadAct = 'activate' | 'suspend' | 'reinstate' | 'decline' | 'pass_test' | 'fail_test'

/** Who applied and how far they are, with what a lead can do next. */
export function AdmissionsSection() {
  const { t } = useTranslation()
  const admissions = useNetwork<Admissions>('/admissions')
  return (
    <Section title={t('network.admissions')} text={t('network.admissionsText')} actions={<Invite />}>
      <Loaded query={admissions}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('network.noAdmissions')}
            </Text>
          ) : (
            <Stack>
              {items.map((one) => (
                <AdmissionCard key={one.person.id} admission={one} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Section>
  )
}

function Invite() {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const { mutate, data, isPending } = useAct()
  const link = (data as { url?: string } | undefined)?.url
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <TextInput
          aria-label={t('network.inviteAddress')}
          placeholder={t('network.inviteAddress')}
          type="email"
          dir="ltr"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={!email.includes('@')}
          loading={isPending}
          onClick={() => mutate({ path: '/invitations', body: { email } })}
        >
          {t('network.invite')}
        </Button>
      </Group>
      {link && (
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="subtle" onClick={copy}>
              {t(copied ? 'network.copied' : 'network.copyLink')}
            </Button>
          )}
        </CopyButton>
      )}
    </Stack>
  )
}

function AdmissionCard({ admission }: { readonly admission: Admission }) {
  const { t, i18n } = useTranslation()
  const { mutate, isPending } = useAct()
  const [reason, setReason] = useState('')
  const { person, state, attempt, answered, approvals, appeal } = admission
  const names = (kind: 'language' | 'skill') =>
    admission.verified.filter((one) => one.kind === kind).map(({ name }) => name)
  const [languages, setLanguages] = useState(names('language'))
  const [skills, setSkills] = useState(names('skill'))
  const act = (what: LeadAct) =>
    mutate({
      path: `/admissions/${person.id}/decide`,
      body: { act: what, ...(reason.trim() !== '' && { reason }) },
    })
  return (
    <Paper withBorder radius="md" p="md" component="article">
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={600}>
            <bdi>{person.name}</bdi> · {person.country} · <bdi>{person.time_zone}</bdi>
          </Text>
          <Badge variant="default">{t(`joining.state.${state}`)}</Badge>
        </Group>
        {appeal && (
          <Text size="sm">
            {t('network.appeal')} <bdi>{appeal}</bdi>
          </Text>
        )}
        {state === 'probation' && <ApprovalCounts approvals={approvals} />}
        {attempt?.state === 'waiting' &&
          answered?.map(({ question, answer }) => (
            <div key={question}>
              <Text size="sm" fw={600}>
                <bdi>{question}</bdi>
              </Text>
              <Text size="sm">
                <bdi>{answer}</bdi>
              </Text>
            </div>
          ))}
        <Group grow align="flex-end">
          <MultiSelect
            label={t('network.languages')}
            data={[...new Set([...admission.claimed.languages, ...spokenLanguages, ...languages])].map(
              (value) => ({
                value,
                label: nameOfLanguage(value, i18n.language),
              }),
            )}
            searchable
            value={languages}
            onChange={setLanguages}
          />
          <TagsInput
            label={t('network.skills')}
            data={admission.claimed.skills}
            value={skills}
            onChange={setSkills}
          />
        </Group>
        <TextInput
          label={t('network.reason')}
          value={reason}
          dir="auto"
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group>
          <Button
            variant="default"
            loading={isPending}
            onClick={() =>
              mutate({
                path: `/admissions/${person.id}/abilities`,
                method: 'PUT',
                body: { languages, skills },
              })
            }
          >
            {t('network.verify')}
          </Button>
          {actsIn(admission).map((what) => (
            <Button
              key={what}
              variant={
                what === 'activate' || what === 'pass_test' || what === 'reinstate' ? 'filled' : 'default'
              }
              disabled={['suspend', 'decline', 'fail_test'].includes(what) && reason.trim() === ''}
              loading={isPending}
              onClick={() => act(what)}
            >
              {t(`network.act.${what}`)}
            </Button>
          ))}
        </Group>
      </Stack>
    </Paper>
  )
}

function ApprovalCounts({ approvals }: Pick<Admission, 'approvals'>) {
  const { t, i18n } = useTranslation()
  const number = figures(i18n.language)
  return (
    <Text size="sm">
      {t('network.approvalCounts', {
        approved: number.format(approvals.approved),
        changed: number.format(approvals.changed),
        rejected: number.format(approvals.rejected),
      })}
    </Text>
  )
}

function actsIn({ state, attempt }: Admission): readonly LeadAct[] {
  if (attempt?.state === 'waiting') return ['pass_test', 'fail_test']
  if (state === 'applied' || state === 'agreed') return ['decline']
  if (state === 'probation') return ['activate', 'suspend']
  if (state === 'active') return ['suspend']
  return state === 'suspended' ? ['reinstate'] : []
}
