// What a client or a file may hold must not end the program.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';

import {Server, binary, temporaryHome} from './harness.mjs';

const nested = (levels, open, close) => open.repeat(levels) + '1' + close.repeat(levels);

test('JSON that is nested too deep is refused, and the server goes on', async (t) => {
  const server = await Server.start(t, await temporaryHome(t));
  const bodies = [
    ['POST', '/api/jobs', `{"kind":"detect","params":${nested(65_000, '[', ']')}}`],
    ['POST', '/api/jobs', `{"kind":"check","params":${nested(65_000, '{"a":', '}')}}`],
    ['POST', '/api/verdicts', `{"verdict":"correct","target":${nested(65_000, '[', ']')}}`],
    ['POST', '/api/training/check', nested(65_000, '{"a":', '}')],
    ['POST', '/api/verdicts', nested(500_000, '[', '')],
  ];
  for (const [method, where, body] of bodies) {
    const response = await fetch(server.url + where, {method, body, headers: {'content-type': 'application/json'}});
    const problem = await response.json();
    assert.equal(response.status, 400, where);
    assert.match(problem.detail, /nested deeper than 64 levels/, where);
  }
  assert.ok((await fetch(`${server.url}/health`)).ok);
});

test('A dataset description that is nested too deep is refused by its name', async (t) => {
  const home = await temporaryHome(t);
  const file = path.join(home, 'deep.yaml');
  await mkdir(home, {recursive: true});
  for (const text of [nested(100_000, '[', ']'), '- '.repeat(100_000) + '1', nested(100_000, '{a: ', '}')]) {
    await writeFile(file, `names: ${text.startsWith('-') ? '\n  ' : ''}${text}\n`);
    const {status, stderr} = spawnSync(binary, ['dataset', 'import', file, '--home', path.join(home, 'home')], {encoding: 'utf8'});
    assert.equal(status, 2, stderr);
    assert.match(stderr, /deep\.yaml: this is not valid YAML/);
  }
});
