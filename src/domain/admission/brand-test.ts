/** One question of a brand's own test: with choices it grades itself, without them a lead reads the answer. */
export interface TestQuestion {
  readonly text: string
  readonly choices?: readonly string[] | undefined
  /** Position of the right choice, from 0; never shown to whoever is tested. */
  readonly correct?: number | undefined
}

export type TestResult =
  | { readonly state: 'passed' | 'failed'; readonly percent: number }
  | { readonly state: 'waiting'; readonly percent: null }

/**
 * Grades by the choices alone where there is nothing else; an answer in words waits for a lead. Answers stand in the order of the
 * questions: the position of the choice, or a text.
 */
export function gradeTest(
  questions: readonly TestQuestion[],
  answers: readonly (number | string | null)[],
  passPercent: number,
): TestResult {
  if (questions.some(({ choices }) => choices === undefined)) return { state: 'waiting', percent: null }
  const right = questions.filter(({ correct }, index) => answers[index] === correct).length
  const percent = Math.floor((100 * right) / Math.max(1, questions.length))
  return { state: percent >= passPercent ? 'passed' : 'failed', percent }
}
