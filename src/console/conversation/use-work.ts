import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { showUndo } from '../layout/show-undo.tsx'
import { holderNamed } from './holder-named.ts'

export type Work =
  | { readonly verb: 'take' }
  | { readonly verb: 'hand-back' }
  | { readonly verb: 'solve' }
  | { readonly verb: 'no-reply-needed'; readonly reason: string }

interface Options {
  /** Whoever held it before holds it again once solving is taken back. */
  readonly mine: boolean
  /** Hears which it was. */
  readonly onDone?: ((work: Work) => void) | undefined
}

/** What a person does with a conversation besides answering. */
export function useWork(conversationId: string, { mine, onDone }: Options) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const post = (verb: string, body?: object) =>
    request(`/conversations/${conversationId}/${verb}`, { method: 'POST', ...(body ? { body } : {}) })
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['conversation', conversationId] })
  const undo = async () => {
    try {
      await post('undo-solving')
      if (mine) await post('take')
    } catch (error) {
      notifications.show({ color: 'gray', title: t('work.failed'), message: (error as Error).message })
    }
    await refresh()
  }
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (work: Work) => post(work.verb, 'reason' in work ? { reason: work.reason } : undefined),
    onSuccess: (_, work) => {
      if (work.verb === 'hand-back') notifications.show({ color: 'gray', message: t('work.done.hand-back') })
      else if (work.verb !== 'take')
        showUndo({
          message: t(`work.done.${work.verb}`),
          label: t('common.undo'),
          onUndo: () => void undo(),
        })
      onDone?.(work)
    },
    onError: (error) => {
      const name = isProblem(error, 'already_claimed') ? holderNamed(error) : null
      notifications.show({
        color: 'gray',
        title: name ? t('take.lost', { name }) : t('work.failed'),
        message: name ? t('take.lostText') : error.message,
      })
    },
    onSettled: refresh,
  })
  return { work: mutate, working: isPending ? variables.verb : null }
}
