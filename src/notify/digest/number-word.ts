const words = [
  'zero one two three four five six seven eight nine ten',
  'eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
]
  .join(' ')
  .split(' ')

/** English writes small numbers out: "one customer in eleven". */
export function numberWord(value: number): string {
  return words[value] ?? String(value)
}
