import type { BrandTests, NewBrandTest } from '../../../http/api-types.ts'

export interface QuestionForm {
  text: string
  /** Answered in words, and read by a lead. */
  words: boolean
  choices: string[]
  correct: number
}

export interface TestForm extends Record<string, unknown> {
  questions: QuestionForm[]
  passPercent: number | string
}

export const newQuestion: QuestionForm = { text: '', words: false, choices: ['', ''], correct: 0 }

export function testForm(test: BrandTests['items'][number] | null): TestForm {
  return {
    questions: test
      ? test.questions.map(({ text, choices, correct }) => ({
          text,
          words: choices === undefined,
          choices: [...(choices ?? ['', ''])],
          correct: correct ?? 0,
        }))
      : [newQuestion],
    passPercent: test?.pass_percent ?? 80,
  }
}

export function testOf({ questions, passPercent }: TestForm): NewBrandTest {
  return {
    questions: questions.map(({ text, words, choices, correct }) =>
      words ? { text } : { text, choices, correct },
    ),
    pass_percent: Number(passPercent),
  }
}

/** Which field shows what the server says of a path. */
export function testField(path: string): string | null {
  if (path === 'pass_percent') return 'passPercent'
  const field = /^questions\.(\d+)(\.text|\.choices\.\d+)?/.exec(path)
  return field ? `questions.${field[1]!}${field[2] ?? '.text'}` : null
}
