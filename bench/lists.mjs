// Measures lists over HTTP as the database grows: a home with N photos made for it, ~3 boxes each, 100 cameras,
// three years of days, some marked, annotated and judged. Called by bench/lists.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const fieldloop = process.env.FIELDLOOP_BIN ?? path.join(root, 'build/release/bin/fieldloop');
const sizes = process.argv.slice(2).map(Number);
const firstPort = 18000 + (process.pid % 1000);
const rounds = 100;
const warmUps = 3;
const days = 1095;
const cameras = 100;

/** SQL that fills a migrated database; every number comes from the row's own, so that it is always the same. */
function rows(count) {
  const hash = (n, salt) => `abs((${n} * 2654435761 + ${salt}) % 2147483647)`;
  const share = (n, salt) => `(${hash(n, salt)} % 10000 / 10000.0)`;
  return `
PRAGMA synchronous = OFF;
PRAGMA cache_size = -1000000;
BEGIN;
INSERT INTO models (id, name, family, version, state, folder, classes, image_size, created_at)
  VALUES (1001, 'deer-v1', 'deer', 1, 'candidate', '', '["deer","fox","boar"]', 320, '2026-01-01T00:00:00.000Z');
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${cameras})
  INSERT INTO cameras (name) SELECT printf('camera-%03d', i) FROM n;
CREATE TEMP TABLE made AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})
  SELECT i, strftime('%Y-%m-%dT%H:%M:%fZ', '2023-01-01', '+' || (i * ${days * 86400}.0 / ${count}) || ' seconds') AS at FROM n;
INSERT INTO photos (filename, filepath, sha256, width, height, captured_at, created_at, camera_id, detected_by, is_night, day,
    max_confidence, shown_classes, marked_for_retraining, marked_at, mark_reason, mark_note, verdict, verdict_at)
  SELECT printf('p%07d.jpg', i), printf('data/photos/p%07d.jpg', i), printf('%064d', i), 640, 480, at, at, 1 + ${hash('i', 1)} % ${cameras}, 1001,
    substr(at, 12, 2) < '06' OR substr(at, 12, 2) > '20', substr(at, 1, 10), conf,
    CASE WHEN conf >= 0.25 THEN json_object(CASE WHEN i % 10 < 7 THEN 'deer' WHEN i % 10 < 9 THEN 'fox' ELSE 'boar' END, 1) ELSE '{}' END,
    i % 50 = 0, CASE WHEN i % 50 = 0 THEN at END, CASE WHEN i % 50 = 0 THEN 'missed' END, CASE WHEN i % 250 = 0 THEN 'look again' END,
    CASE WHEN i % 3 = 0 THEN CASE WHEN i % 2 THEN 'correct' ELSE 'empty' END END, CASE WHEN i % 3 = 0 THEN at END
  FROM (SELECT i, at, round(CASE WHEN i % 4 = 0 THEN 0 ELSE 0.05 + 0.9 * ${share('i', 2)} END, 4) AS conf FROM made);
INSERT INTO looks SELECT id, 1001 FROM photos;
INSERT INTO detections (photo_id, model_id, class_name, confidence, x_min, y_min, x_max, y_max, created_at)
  SELECT p.id, 1001, CASE WHEN k.k > 0 THEN 'fox' WHEN (p.id - 1) % 10 < 7 THEN 'deer' WHEN (p.id - 1) % 10 < 9 THEN 'fox' ELSE 'boar' END,
    CASE k.k WHEN 0 THEN p.max_confidence ELSE min(p.max_confidence, 0.02 + 0.1 * ${share('p.id', 'k.k')}) END,
    0.1 + 0.2 * k.k, 0.2, 0.25 + 0.2 * k.k, 0.6, p.captured_at
  FROM photos p CROSS JOIN (SELECT 0 AS k UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) k WHERE p.max_confidence > 0;
INSERT INTO annotations (photo_id, revision, updated_at) SELECT id, 1, captured_at FROM photos WHERE id % 40 = 0;
INSERT INTO annotation_boxes (photo_id, class_name, x_min, y_min, x_max, y_max, origin) SELECT photo_id, 'deer', 0.1, 0.2, 0.3, 0.4, 'drawn' FROM annotations WHERE photo_id % 80 = 0;
COMMIT;
PRAGMA wal_checkpoint(TRUNCATE);
`;
}

async function serving(home, port) {
  const child = spawn(fieldloop, ['serve', '--home', home, '--host', '127.0.0.1', '--port', String(port)], { stdio: 'ignore' });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    try {
      if ((await fetch(`http://127.0.0.1:${port}/health`)).ok) return child;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function stopped(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function timed(where) {
  const start = performance.now();
  const answer = await fetch(where);
  if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
  return performance.now() - start;
}

/** What is asked for, with a place deep in a list of `count` photos where that matters. */
async function requests(url, count) {
  const deep = Math.floor(count * 0.9);
  const timeline = await (await fetch(`${url}/api/timeline?sort=confident`)).json();
  const tenth = timeline.sections.find((section) => section.key === '0.0');
  const { sections } = await (await fetch(`${url}/api/timeline`)).json();
  const day = sections[Math.floor(sections.length * 0.9)].key;
  return {
    '`GET /photos/`, first 100': '/photos/?limit=100',
    'the same, nine tenths down': `/photos/?limit=100&offset=${deep}`,
    '`GET /photos/?marked=true`': '/photos/?limit=20&marked=true',
    '`GET /photos/?camera=…`': '/photos/?limit=10&camera=camera-007',
    '`GET /photos/?class_name=deer`': '/photos/?limit=100&class_name=deer',
    'timeline': '/api/timeline',
    'timeline by confidence': '/api/timeline?sort=confident',
    'timeline of a camera': '/api/timeline?camera=camera-007',
    'timeline, marked': '/api/timeline?marked=true',
    'timeline, annotated': '/api/timeline?annotated=true',
    'timeline, not reviewed': '/api/timeline?reviewed=false',
    'timeline, verdict': '/api/timeline?verdict=empty',
    'timeline, class': '/api/timeline?class_name=deer',
    'timeline, night': '/api/timeline?light=night',
    'timeline, from 0.5': '/api/timeline?min_confidence=0.5',
    'timeline, from 0.37 to 0.83': '/api/timeline?min_confidence=0.37&max_confidence=0.83',
    'timeline, marked and not annotated': '/api/timeline?marked=true&annotated=false',
    'timeline, night and not reviewed': '/api/timeline?light=night&reviewed=false',
    'first photo of a day': `/api/timeline/sections/${day}?limit=1`,
    'the same, not reviewed': `/api/timeline/sections/${day}?limit=1&reviewed=false`,
    'a page deep in a tenth of confidence': `/api/timeline/sections/0.0?sort=confident&limit=20&offset=${Math.max(0, Math.floor(tenth.photos * 0.9))}`,
    'place of a photo, by confidence': `/api/timeline/place?photo_id=${Math.floor(count / 10)}&sort=confident`,
    'place of a photo': `/api/timeline/place?photo_id=${Math.floor(count / 10)}`,
    'next photo to review': `/api/timeline/next?photo_id=${Math.floor(count / 10)}`,
    'next to review, by confidence': `/api/timeline/next?photo_id=${Math.floor(count / 10)}&sort=confident`,
    'histogram of confidence': '/api/timeline/confidences',
    'event of a photo': `/api/photos/${Math.floor(count / 10)}/event`,
    'cameras': '/api/cameras',
    'totals': '/stats',
  };
}

/** A server over a new home with so many photos. */
async function filled(size, port) {
  const home = mkdtempSync(path.join(tmpdir(), 'fieldloop-lists-'));
  const url = `http://127.0.0.1:${port}`;
  await stopped(await serving(home, port));
  const started = performance.now();
  execFileSync('sqlite3', [path.join(home, 'data/fieldloop.db')], { input: rows(size), stdio: ['pipe', 'ignore', 'inherit'] });
  console.error(`${size} photos made in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const child = await serving(home, port);
  return { size, home, url, child, asked: Object.entries(await requests(url, size)) };
}

/** Milliseconds of processor time that a program has used so far, in steps of ten. */
function processorTime({ pid }) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Waits until a server does nothing of its own accord, such as the first figures of so many photos. */
async function resting(child) {
  const second = 1000;
  const little = 10;
  for (let spent = Infinity; spent > little; ) {
    const before = processorTime(child);
    await new Promise((resolve) => setTimeout(resolve, second));
    spent = processorTime(child) - before;
  }
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * One request asked of every server in turn, so that what else the machine does falls on all of them: the medians by the
 * clock, and the means of the servers' processor time.
 */
async function measured(servers, index) {
  const took = servers.map(() => []);
  let before = [];
  for (let round = 0; round < warmUps + rounds; round += 1) {
    if (round === warmUps) before = servers.map(({ child }) => processorTime(child));
    for (const [i, server] of servers.entries()) {
      const time = await timed(server.url + server.asked[index][1]);
      if (round >= warmUps) took[i].push(time);
    }
  }
  const spent = servers.map(({ child }, i) => (processorTime(child) - before[i]) / rounds);
  return [took.map(median), spent];
}

const columns = (times) => `${times.map((time) => time.toFixed(1)).join(' | ')} | ${(times.at(-1) / times[0]).toFixed(1)}`;

const servers = [];
try {
  for (const [i, size] of sizes.entries()) servers.push(await filled(size, firstPort + i));
  for (const { child } of servers) await resting(child);
  const heads = sizes.map((size) => size.toLocaleString('en'));
  console.log(`| request, median in ms | ${heads.join(' | ')} | last to first | processor time: ${heads.join(' | ')} | last to first |`);
  console.log(`|---|${'---|'.repeat(2 * (sizes.length + 1))}`);
  for (const [index, [what]] of servers[0].asked.entries()) {
    const [took, spent] = await measured(servers, index);
    console.log(`| ${what} | ${columns(took)} | ${columns(spent)} |`);
  }
} finally {
  for (const { home, child } of servers) {
    await stopped(child);
    rmSync(home, { recursive: true, force: true });
  }
}
