// Answers held against the API description.
import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { HttpError } from './harness.mjs';

/** OpenAPI 3.0 schemas as JSON Schema: `nullable` beside allOf becomes a choice, examples and formats go. */
function asJsonSchema(node) {
  if (Array.isArray(node)) return node.map(asJsonSchema);
  if (node === null || typeof node !== 'object') return node;
  const { nullable, format, example, ...rest } = node;
  const schema = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, asJsonSchema(value)]));
  return nullable ? { anyOf: [schema, { type: 'null' }] } : schema;
}

/** A function that checks an answer against the API description. */
export function contractOf(openapi) {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema({ $id: 'api', components: asJsonSchema(openapi.components) });
  return (operationId, status, body) => {
    const operation = Object.values(openapi.paths).flatMap(Object.values).find((o) => o.operationId === operationId);
    const schema = operation.responses[status].content['application/json'].schema;
    const local = JSON.parse(JSON.stringify(asJsonSchema(schema)).replaceAll('"#/', '"api#/'));
    const valid = ajv.validate(local, body);
    assert.ok(valid, `${operationId}: ${ajv.errorsText()} in ${JSON.stringify(body).slice(0, 400)}`);
  };
}

/** Asserts that a request ends in a problem with this status and a sentence that fits. */
export async function refused(promise, status, pattern) {
  const error = await promise.then(() => assert.fail('it was not refused'), (e) => e);
  assert.ok(error instanceof HttpError, error.stack);
  assert.equal(error.status, status, error.message);
  assert.match(error.problem.detail, pattern);
  for (const field of ['type', 'title', 'status', 'detail', 'code']) assert.ok(field in error.problem, `${field} is missing`);
}
