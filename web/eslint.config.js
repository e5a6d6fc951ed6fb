import js from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import { features } from './eslint/features.js'

const featuresStandApart = { files: ['src/**/*.{ts,tsx}'], plugins: { features }, rules: { 'features/apart': 'error' } }

const functionsAreShort = {
  files: ['src/**/*.{ts,tsx}'],
  ignores: ['src/**/*.test.{ts,tsx}'],
  rules: { 'max-lines-per-function': ['error', { max: 40 }], 'max-lines': ['error', { max: 400 }] },
}

const sentencesStandInTexts = {
  files: ['src/**/*.{ts,tsx}'],
  ignores: ['src/lib/texts/**', 'src/**/*.test.{ts,tsx}'],
  rules: {
    'no-restricted-syntax': [
      'error',
      ...[
        'JSXText[value=/[A-Za-z]{2}/]',
        'JSXAttribute[name.name=/^(label|title|text|placeholder|alt|description|aria-label)$/] Literal[value=/[A-Za-z]{2}/]',
        'Property[key.name=/^(label|title|text|message|description)$/] > Literal[value=/[A-Za-z]{2}/]',
        "Literal[value=/^[A-Z][a-z']* [a-z]/]",
        "TemplateElement[value.raw=/^[A-Z][a-z']* [a-z]/]",
      ].map((selector) => ({ selector, message: 'What a person reads stands in src/lib/texts.' })),
    ],
  },
}

export default tseslint.config(
  { ignores: ['dist', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  jsxA11y.flatConfigs.strict,
  reactHooks.configs.flat.recommended,
  { languageOptions: { globals: globals.browser } },
  featuresStandApart,
  functionsAreShort,
  sentencesStandInTexts,
)
