import { broken, works, type Finding } from '../port/finding.ts'
import { callGraph, GraphError, type Graph } from './graph.ts'

const mends: Readonly<Record<GraphError['kind'], string>> = {
  'ours-to-mend':
    'Make a long-lived token of a system user with the messaging rights of this account, and set the variable anew.',
  'for-good': 'Check account_id: an id of digits, from the settings of the product.',
  passing: 'Meta has trouble: try again in a moment.',
}

/** Whether the access token reaches the account. */
export async function testGraph(graph: Graph, accountId: string): Promise<readonly Finding[]> {
  try {
    await callGraph(graph, `${accountId}?fields=id`)
    return [works(`the access token reaches account ${accountId}`)]
  } catch (error) {
    if (error instanceof GraphError) return [broken(error.message, mends[error.kind])]
    return [
      broken(`Meta does not answer: ${String(error)}`, 'Check the network of this machine and api_url.'),
    ]
  }
}
