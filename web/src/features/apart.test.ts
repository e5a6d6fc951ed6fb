// @vitest-environment node
import { Linter } from 'eslint'
import { parser } from 'typescript-eslint'
import { expect, it } from 'vitest'
import { features } from '../../eslint/features.js'

const slips = [
  "import { deal } from '@/features/quality/deck'",
  "import { deal } from '../../quality/deck'",
  "import type { Dealt } from '../../quality/deck'",
  "export { deal } from '../../quality/deck'",
  "export * from '../../quality/deck'",
  "export const later = () => import('../../quality/deck')",
  "export type Dealt = import('../../quality/deck').Dealt",
]

function complaints(code: string, file: string): (string | null)[] {
  const config = { files: ['**/*.ts'], languageOptions: { parser }, plugins: { features }, rules: { 'features/apart': 'error' } } as Linter.Config
  return new Linter({ cwd: process.cwd() }).verify(code, config, `${process.cwd()}/${file}`).map(({ ruleId }) => ruleId)
}

it.each(slips)('refuses in another feature: %s', (slip) => {
  expect(complaints(slip, 'src/features/review/grid/Slip.ts')).toEqual(['features/apart'])
})

it('refuses a feature in what several of them use', () => {
  expect(complaints("import { deal } from '@/features/quality/deck'", 'src/components/Slip.ts')).toEqual(['features/apart'])
})

it('lets a feature and the app import it', () => {
  expect(complaints("import { deal } from '../deck'", 'src/features/quality/api/slip.ts')).toEqual([])
  expect(complaints("import { deal } from '@/features/quality/deck'", 'src/app/slip.ts')).toEqual([])
})
