import type { ESLint } from 'eslint'

/** The rule "apart": features do not import each other. */
export declare const features: ESLint.Plugin
