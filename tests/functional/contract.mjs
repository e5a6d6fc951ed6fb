// Answers held against the API description: status, content type and every field of the body.
import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import Ajv from 'ajv';

const methods = ['get', 'put', 'post', 'delete', 'patch'];
/** Where pages, not the API, are served: whatever lies there has no description. */
const pages = /^\/($|\?|app(\/|$)|docs\/?$|openapi\.json\/?$|favicon)/;
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** What a reference of the description points to. */
const resolved = (description, node) =>
  node?.$ref ? node.$ref.split('/').slice(1).reduce((part, key) => part[key], description) : node;

/** Objects put together of several, as one. */
function merged(description, parts) {
  const objects = parts.map((part) => resolved(description, part)).map((part) => (part.allOf ? merged(description, part.allOf) : part));
  return {
    type: 'object',
    required: objects.flatMap(({ required = [] }) => required),
    properties: Object.assign({}, ...objects.map(({ properties }) => properties)),
  };
}

/**
 * OpenAPI 3.0 schemas as JSON Schema: `nullable` becomes a choice, examples go, and an object that names its fields has
 * no others.
 */
function asJsonSchema(description, node) {
  if (Array.isArray(node)) return node.map((one) => asJsonSchema(description, one));
  if (node === null || typeof node !== 'object') return node;
  if (node.allOf?.length > 1) return asJsonSchema(description, { ...merged(description, node.allOf), nullable: node.nullable });
  const { nullable, format, example, ...rest } = node;
  const schema = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, asJsonSchema(description, value)]));
  if (typeof schema.properties === 'object' && schema.type === 'object') schema.additionalProperties ??= false;
  if (format === 'date-time' && schema.type === 'string') schema.pattern = dateTime.source;
  return nullable ? { anyOf: [schema, { type: 'null' }] } : schema;
}

/** The operations with their paths as segments, literal ones before those with slots, as the server chooses. */
function operationsOf({ paths }) {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    methods.filter((method) => item[method]).map((method) => ({ method, segments: path.split('/').slice(1), ...item[method] })),
  );
  const rank = ({ segments }) => segments.map((segment) => (segment.startsWith('{') ? '1' : '0')).join('');
  return all.sort((a, b) => rank(a).localeCompare(rank(b)));
}

const noted = new Set();

/** Keeps, for the step of ./test that looks for operations no test called, which one answered as promised. */
function noteExercised(operationId) {
  const file = process.env.FIELDLOOP_EXERCISED;
  if (!file || noted.has(operationId)) return;
  noted.add(operationId);
  appendFileSync(file, `${operationId}\n`);
}

/** An answer that the API description does not allow. */
export class BrokenPromise extends Error {}

export class Contract {
  constructor(description) {
    this.description = description;
    this.operations = operationsOf(description);
    this.validators = new Map();
    this.ajv = new Ajv({ strict: false, allErrors: true });
    this.ajv.addSchema({ $id: 'api', components: asJsonSchema(description, description.components) });
  }

  /** The operation that a request calls, if it is described. */
  operation(method, where) {
    const segments = where.split(/[?#]/)[0].replace(/\/+$/, '').split('/').slice(1);
    const fits = (pattern) =>
      pattern.length === segments.length && pattern.every((part, i) => (part.startsWith('{') ? segments[i] !== '' : part === segments[i]));
    return this.operations.find((one) => one.method === method.toLowerCase() && fits(one.segments));
  }

  /** Throws BrokenPromise unless the description allows this answer. `body` is its text; null: it is not looked at. */
  check(...answer) {
    try {
      this.#check(...answer);
    } catch (error) {
      throw new BrokenPromise(error.message);
    }
  }

  #check(method, where, status, contentType, body) {
    const operation = this.operation(method, where);
    if (!operation) {
      this.#checkUndescribed(method, where, status, contentType);
      return;
    }
    const name = `${operation.operationId} (${method} ${where}) with status ${status}`;
    const response = this.#responseOf(operation, status);
    assert.ok(response, `${name}: the description has no such answer`);
    const media = this.#mediaOf(response, contentType, status, name);
    if (media?.schema && body !== null && /json/.test(contentType)) this.#checkBody(name, media.schema, body);
    if (status < 300) noteExercised(operation.operationId);
  }

  #checkUndescribed(method, where, status, contentType) {
    if (pages.test(where)) return;
    assert.ok(status >= 400, `${method} ${where}: it answers ${status}, and the description does not have it`);
    assert.match(contentType, /^application\/problem\+json/, `${method} ${where}: an error is a problem document`);
  }

  /** Only errors may be described by `default`. */
  #responseOf({ responses }, status) {
    return resolved(this.description, responses[status] ?? (status >= 400 ? responses.default : undefined));
  }

  #mediaOf({ content }, contentType, status, name) {
    if (!content) {
      assert.equal(contentType, '', `${name}: the description has no body`);
      return undefined;
    }
    const type = contentType.split(';')[0];
    const media = content[type] ?? content[type.replace(/\/.*/, '/*')];
    assert.ok(media, `${name}: the description does not have the content type "${type}"`);
    return media;
  }

  #checkBody(name, schema, body) {
    const key = JSON.stringify(schema);
    if (!this.validators.has(key)) {
      this.validators.set(key, this.ajv.compile(JSON.parse(JSON.stringify(asJsonSchema(this.description, schema)).replaceAll('"#/', '"api#/'))));
    }
    const validate = this.validators.get(key);
    const where = ({ instancePath, message, params }) => `${instancePath} ${message} ${params.additionalProperty ?? ''}`.trim();
    assert.ok(validate(JSON.parse(body)), `${name}: ${(validate.errors ?? []).slice(0, 5).map(where).join('; ')} in ${body.slice(0, 400)}`);
  }

  /** Checks an answer of fetch; its body can still be read afterwards. */
  async checkResponse(method, where, response) {
    const contentType = response.headers.get('content-type') ?? '';
    const body = /json/.test(contentType) ? await response.clone().text() : null;
    this.check(method, where, response.status, contentType, body);
  }
}
