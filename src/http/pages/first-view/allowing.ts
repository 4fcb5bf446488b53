/** The policy with one script more: the one that stands in the page, by its hash. */
export function allowing(scriptHash: string, policy: string): string {
  const allowed = policy.replace(/script-src [^;]*/, (scripts) => `${scripts} ${scriptHash}`)
  if (allowed === policy) throw new Error('the policy of the console says nothing of scripts any more')
  return allowed
}
