// scripts/check-includes: it passes on the sources and fails on a planted slip of each kind.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
let copy;

before(() => {
  copy = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldloop-structure-'));
  for (const folder of ['src', 'docs']) fs.cpSync(path.join(root, folder), path.join(copy, folder), {recursive: true});
});
after(() => fs.rmSync(copy, {recursive: true, force: true}));

function check() {
  try {
    execFileSync(path.join(root, 'scripts/check-includes'), [copy], {encoding: 'utf8'});
    return '';
  } catch (error) {
    return error.stdout;
  }
}

function withSlip(file, text) {
  const place = path.join(copy, 'src', file);
  fs.writeFileSync(place, text);
  try {
    return check();
  } finally {
    fs.rmSync(place);
  }
}

test('the sources keep to the table of layers', () => assert.equal(check(), ''));

const slips = [
  ['a room includes one above it', 'photos/slip.cpp', '#include "training/training.h"\n', 'photos must not include training'],
  ['a domain folder includes the database', 'evaluate/slip.h', '#include "storage/sqlite/database.h"\n', 'evaluate must not include storage'],
  ['a folder that the table does not know', 'core/slip.h', '#include "drawer/slip.h"\n', 'drawer/slip.h is in no row of docs/architecture.md'],
  ['SQL outside of storage', 'review/slip.cpp', 'auto text = "SELECT id FROM photos";\n', 'SQL outside storage/'],
  ['SOCI outside of storage, in a test too', 'review/slip_test.cpp', '#include <soci/soci.h>\n', 'SOCI outside storage/'],
  ['JSON in a use case', 'models/slip.h', '#include <nlohmann/json.hpp>\n', "nlohmann's full header outside"],
  ['a mutex that the analysis does not see', 'home/slip.h', 'std::mutex mutex_;\n', 'std::mutex outside core/mutex.h'],
];
for (const [name, file, text, complaint] of slips)
  test(`a slip is found: ${name}`, () => {
    const said = withSlip(file, text);
    assert.ok(said.includes(`src/${file}:1: `) && said.includes(complaint), `check-includes said: ${said}`);
  });
