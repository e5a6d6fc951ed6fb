// The ten slowest test files: those of the functional and browser tests, of the web client, and the unit test programs.
// Usage: node slowest.mjs BUILD VITEST.json
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const [build, vitest] = process.argv.slice(2);
const textOf = (file) => readFile(file, 'utf8').catch(() => '');
const jsonOf = async (file) => JSON.parse((await textOf(file)) || '{}');

/** Seconds by program; a test is named after its program. */
function unitTests(junit) {
  const seconds = {};
  for (const [, tag] of junit.matchAll(/<testcase ([^>]*)>/g)) {
    const program = `${tag.match(/name="([^".]+)/)?.[1]}_test`;
    seconds[program] = (seconds[program] ?? 0) + Number(tag.match(/time="([\d.]+)"/)?.[1] ?? 0);
  }
  return Object.entries(seconds).map(([name, sum]) => ({ name, seconds: sum }));
}

const functional = (await jsonOf(path.join(build, 'functional.json'))).files ?? [];
const web = ((await jsonOf(vitest)).testResults ?? []).map(({ name, startTime, endTime }) => ({
  name: path.relative('.', name),
  seconds: (endTime - startTime) / 1000,
}));
const all = [...functional, ...web, ...unitTests(await textOf(path.join(build, 'junit.xml')))];
console.log('\nSeconds of the ten slowest test files:');
for (const { name, seconds } of all.sort((a, b) => b.seconds - a.seconds).slice(0, 10)) console.log(`${seconds.toFixed(0).padStart(6)}  ${name}`);
