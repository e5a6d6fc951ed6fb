import path from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../src', import.meta.url))

/** "src/features/review/grid/Grid.tsx" is of "review"; undefined outside of the features. */
function featureOf(file) {
  const [room, feature] = path.relative(source, file).split(path.sep)
  return room === 'features' ? feature : undefined
}

function fileOf(specifier, importer) {
  if (specifier.startsWith('@/')) return path.join(source, specifier.slice(2))
  return specifier.startsWith('.') ? path.resolve(path.dirname(importer), specifier) : undefined
}

/** What may name a feature's files: the feature itself, and the app, which puts the pages together. */
function mayImport(importer, feature) {
  const [room] = path.relative(source, importer).split(path.sep)
  return room === 'app' || featureOf(importer) === feature
}

function check(context, literal) {
  if (typeof literal?.value !== 'string') return
  const file = fileOf(literal.value, context.filename)
  const feature = file && featureOf(file)
  if (feature && !mayImport(context.filename, feature)) context.report({ node: literal, messageId: 'stranger', data: { feature } })
}

const apart = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { stranger: 'Only the app and "{{feature}}" itself import from features/{{feature}}: what several use stands in components, api or lib.' },
  },
  create: (context) => ({
    ImportDeclaration: (node) => check(context, node.source),
    ExportNamedDeclaration: (node) => check(context, node.source),
    ExportAllDeclaration: (node) => check(context, node.source),
    ImportExpression: (node) => check(context, node.source),
    TSImportType: (node) => check(context, node.source ?? node.argument?.literal),
  }),
}

export const features = { rules: { apart } }
