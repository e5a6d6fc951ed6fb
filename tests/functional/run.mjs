// Runs the test files: those that train one after another, since a training takes every processor, and beside them the
// others two at a time. Writes what came of them to the file given: {passed, failed, skipped, files: [{name, seconds}]}.
// Usage: node run.mjs RESULT.json [FILE...]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, root } from './places.mjs';

const here = path.join(root, 'tests/functional');
const [result, ...named] = process.argv.slice(2);
/** The longest first. */
const training = ['browser/loop', 'browser/versions', 'cycle', 'browser/training', 'trainer', 'survival', 'training'].map((name) => `${name}.test.mjs`);
const exercised = path.join(build, 'exercised-operations.txt');

async function testFiles() {
  const files = (await Promise.all(['', 'browser'].map(async (folder) => (await readdir(path.join(here, folder))).map((name) => path.join(folder, name))))).flat();
  return files.filter((name) => name.endsWith('.test.mjs')).sort();
}

/** One that hangs must not keep the others from being told of. */
const longestFile = 30 * 60_000;
const totals = { passed: 0, failed: 0, skipped: 0, files: [] };

/** One file's tests; what failed is told in full. */
async function runFile(name) {
  const began = Date.now();
  const child = spawn(process.execPath, ['--test', '--test-reporter=tap', path.join(here, name)], {
    env: { ...process.env, FIELDLOOP_EXERCISED: exercised },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const hung = setTimeout(() => child.kill('SIGKILL'), longestFile);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const [status, signal] = await once(child, 'close');
  clearTimeout(hung);
  if (signal) output += `\n# ended by ${signal}\n`;
  const count = (what) => Number(output.match(new RegExp(`^# ${what} (\\d+)$`, 'm'))?.[1] ?? 0);
  const failed = count('fail') + count('cancelled') || Number(status !== 0);
  const seconds = (Date.now() - began) / 1000;
  totals.passed += count('pass');
  totals.failed += failed;
  totals.skipped += count('skipped') + count('todo');
  totals.files.push({ name, seconds });
  const notes = output.split('\n').filter((line) => /^ *# .*: \d+ s$|^ *# .*(->|mAP50)/.test(line));
  console.log([`${failed ? 'FAILED' : 'ok'} ${name}: ${count('pass')} passed, ${failed} failed, ${seconds.toFixed(0)} s`, ...notes].join('\n'));
  if (failed) console.log(output);
}

async function worker(...queues) {
  for (;;) {
    const queue = queues.find((one) => one.length > 0);
    if (!queue) return;
    await runFile(queue.shift());
  }
}

/** The operations of the API description that no test called with success. */
async function neverExercised() {
  const description = await readFile(path.join(root, 'api/openapi.yaml'), 'utf8');
  const all = [...description.matchAll(/^ +operationId: (\w+)$/gm)].map((match) => match[1]);
  const called = new Set((await readFile(exercised, 'utf8').catch(() => '')).split('\n'));
  return { all, missing: all.filter((name) => !called.has(name)) };
}

await mkdir(path.dirname(path.resolve(result)), { recursive: true });
await rm(exercised, { force: true });
const files = named.length > 0 ? named : await testFiles();
const trains = training.filter((name) => files.includes(name));
const rest = files.filter((name) => !training.includes(name));
await Promise.all([worker(trains, rest), worker(rest), worker(rest)]);
if (named.length === 0) {
  const { all, missing } = await neverExercised();
  console.log(missing.length ? `FAILED: no test calls ${missing.join(', ')}` : `ok: tests call all ${all.length} operations of the API description`);
  totals[missing.length ? 'failed' : 'passed'] += 1;
}
await writeFile(result, JSON.stringify(totals));
