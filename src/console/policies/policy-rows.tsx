import { useSortable } from '@dnd-kit/sortable'
import { ActionIcon, Badge, Group, Table, Text } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../../http/api-types.ts'
import { formatLength } from '../format/duration.ts'
import { figures } from '../format/figures.ts'
import { LinkAnchor } from '../shell/link-anchor.tsx'
import { conditionWord } from './condition-words.ts'
import { readPolicy, type ShownTarget } from './read-policy.ts'
import { StepBadges } from './step-badges.tsx'

interface Props {
  readonly policy: Policy
  /** 1 for the first that is asked. */
  readonly place: number
  /** Names of opening hours, by their slugs. */
  readonly calendars: ReadonlyMap<string, string>
}

/** A policy takes as many lines as it makes promises. */
export function PolicyRows({ policy, place, calendars }: Props) {
  const { t, i18n } = useTranslation()
  const { version, hasDraft, conditions, targets } = readPolicy(policy)
  const promise = ({ length, workingDays }: ShownTarget) =>
    workingDays === null
      ? formatLength(length ?? 0, i18n.language)
      : t('clock.workingDays', { count: workingDays, shown: figures(i18n.language).format(workingDays) })
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id: policy.id })
  const rows = targets.map((target, index) => (
    <Table.Tr key={`${target.metric} ${target.group ?? ''}`}>
      {index === 0 && (
        <>
          <Table.Td rowSpan={targets.length} style={{ verticalAlign: 'top' }}>
            <Group gap={8} wrap="nowrap" align="baseline">
              <ActionIcon
                ref={setActivatorNodeRef}
                variant="subtle"
                color="gray"
                size="sm"
                style={{ cursor: 'grab', alignSelf: 'flex-start', touchAction: 'none' }}
                {...attributes}
                {...listeners}
                aria-label={t('policies.drag', { name: policy.name })}
              >
                <IconGripVertical size={16} />
              </ActionIcon>
              <Text size="sm" c="dimmed" className="figures">
                {figures(i18n.language).format(place)}
              </Text>
              <div>
                <LinkAnchor to="/policies/$id" params={{ id: policy.id }} fw={600} size="sm" c="inherit">
                  <bdi>{policy.name}</bdi>
                </LinkAnchor>
                <Text size="xs" c="dimmed">
                  {version === null
                    ? t('policies.neverPublished')
                    : t('policies.version', { version: figures(i18n.language).format(version) })}
                  {policy.managed_by === 'config' && ` · ${t('policies.fromConfig')}`}
                </Text>
                {hasDraft && (
                  <Badge variant="default" size="sm" tt="none" fw={500} mt={4}>
                    {t('policies.draft')}
                  </Badge>
                )}
              </div>
            </Group>
          </Table.Td>
          <Table.Td rowSpan={targets.length} style={{ verticalAlign: 'top' }}>
            {conditions.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('policies.always')}
              </Text>
            ) : (
              conditions.map(({ name, values }) => (
                <Text key={name} size="sm">
                  <Text span c="dimmed" inherit>
                    {t(`policies.conditions.${name as 'channels'}`, { defaultValue: name })}
                  </Text>{' '}
                  <bdi>{values.map((value) => conditionWord(name, value, t, i18n.language)).join(', ')}</bdi>
                </Text>
              ))
            )}
          </Table.Td>
        </>
      )}
      <Table.Td>
        <Text size="sm">
          {t(`metric.${target.metric as 'first_response'}`, { defaultValue: target.metric })}
          {target.group !== null && (
            <>
              {' · '}
              <bdi>{target.group}</bdi>
            </>
          )}
        </Text>
        <Text fw={650} className="figures">
          {promise(target)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {target.calendar === '24x7' ? (
            t('clock.always24')
          ) : (
            <bdi>{calendars.get(target.calendar) ?? target.calendar}</bdi>
          )}
        </Text>
      </Table.Td>
      <Table.Td>
        <StepBadges steps={target.steps} />
      </Table.Td>
    </Table.Tr>
  ))
  return (
    <Table.Tbody
      ref={setNodeRef}
      style={{
        transform: transform ? `translateY(${Math.round(transform.y)}px)` : undefined,
        transition,
        position: 'relative',
        borderBlockStart: place > 1 ? '1px solid var(--table-border-color)' : undefined,
        zIndex: isDragging ? 1 : undefined,
        background: isDragging ? 'var(--mantine-color-default-hover)' : undefined,
      }}
    >
      {rows}
    </Table.Tbody>
  )
}
