/** What the database itself refuses: the same slug, address or e-mail a second time. */
export async function orConflict<Result>(
  work: () => Promise<Result>,
): Promise<Result | { readonly type: 'taken' }> {
  try {
    return await work()
  } catch (error) {
    if (isUniqueViolation(error)) return { type: 'taken' }
    throw error
  }
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}
