// Trains as a person would, part by part, and prints a Markdown table for each. See bench/learn.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { raccoonSplit, capybaraPhotos, yoloFolder, photosIn, firstPhotos } from './datasets.mjs';
import { confidenceForRecall, recallFrom, shareOfPhotosFrom } from './matching.mjs';

const [data, work, parts, seedList, jobs, fieldloop, trainer, cocoBase] = process.argv.slice(2);
const seeds = seedList.split(',').map(Number);
const deer = { train: path.join(data, 'deer/images/train'), val: path.join(data, 'deer/images/val') };

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const figures = (values, digits = 3) =>
  `${mean(values).toFixed(digits)} (${values.map((value) => value.toFixed(digits)).join(', ')})`;
const table = (heading, columns, rows) => {
  console.log(`\n### ${heading}\n\n| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
};

async function run(program, args) {
  const { stdout } = await promisify(execFile)(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  return stdout;
}

// Does `act` once fewer than `jobs` others are being done.
const waiting = [];
let busy = 0;
async function inTurn(act) {
  while (busy >= Number(jobs)) await new Promise((resolve) => waiting.push(resolve));
  busy += 1;
  try {
    return await act();
  } finally {
    busy -= 1;
    waiting.shift()?.();
  }
}

async function trainAnew(name, output, settings) {
  fs.mkdirSync(output, { recursive: true });
  const args = path.join(output, 'bench.yaml');
  const threads = jobs === '1' ? {} : { threads: 1 };
  fs.writeFileSync(args, Object.entries({ ...settings, ...threads, output }).map(([key, value]) => `${key}: ${value}\n`).join(''));
  const begun = Date.now();
  await run(trainer, ['fit', '--args', args]);
  const seconds = (Date.now() - begun) / 1000;
  fs.writeFileSync(path.join(output, 'bench.json'), JSON.stringify({ seconds }));
  process.stderr.write(`${name}: ${seconds.toFixed(0)} s\n`);
}

// Trains once, unless the same run is there already; its folder holds best.pt and best.onnx.
const trainings = new Map();
async function train(name, settings) {
  const output = path.join(work, 'runs', name);
  const figuresFile = path.join(output, 'bench.json');
  if (!fs.existsSync(figuresFile)) {
    if (!trainings.has(name)) trainings.set(name, inTurn(() => trainAnew(name, output, settings)));
    await trainings.get(name);
  }
  return { folder: output, ...JSON.parse(fs.readFileSync(figuresFile)) };
}

async function detections(folder, images, labels) {
  const args = ['test', '--home', path.join(work, 'home'), '--json', '--threshold', '0.05'];
  const measured = labels ? ['--labels', labels] : [];
  return JSON.parse(await inTurn(() => run(fieldloop, [...args, '--model', path.join(folder, 'best.onnx'), '--images', images, ...measured])));
}

const coco = async (folder, images) => (await detections(folder, images, images.replace('/images', '/labels'))).evaluation.coco;
const deerDataset = yoloFolder(path.join(work, 'deer'), ['deer'], photosIn(deer.train), photosIn(deer.val));
const standard = { epochs: 12, frozen_stages: 2, image_size: 416, least_views: 320 };
const thorough = { ...standard, epochs: 30 };
const deerRun = (seed) => train(`deer-standard-${seed}`, { ...standard, base: cocoBase, dataset: deerDataset, seed });

async function rowOf(name, trained, images) {
  const runs = await Promise.all(trained);
  const all = await Promise.all(runs.map((each) => coco(each.folder, images)));
  const speeds = figures(runs.map((each) => each.seconds), 0);
  return [name, figures(all.map((c) => c.ap50)), figures(all.map((c) => c.ap)), speeds];
}

const measurements = {
  async presets() {
    const quick = { epochs: 4, least_views: 320, frozen_stages: 4, cached_views: 4, older_photos: 120, image_size: 320 };
    const rows = Object.entries({ quick, standard, thorough }).map(([name, settings]) =>
      rowOf(name, seeds.map((seed) => train(`deer-${name}-${seed}`, { ...settings, base: cocoBase, dataset: deerDataset, seed })), deer.val));
    table(`Deer, 320 photos, from the COCO base, ${jobs} at once`, ['preset', 'mAP50', 'mAP50-95', 'seconds'], await Promise.all(rows));
  },

  async sizes() {
    const rows = [256, 320, 416, 512, 640].map(async (image_size) => {
      const run = await train(image_size === standard.image_size ? `deer-standard-${seeds[0]}` : `deer-size${image_size}-${seeds[0]}`,
        { ...standard, image_size, base: cocoBase, dataset: deerDataset, seed: seeds[0] });
      return rowOf(String(image_size), [run], deer.val);
    });
    table('Image sizes', ['pixels', 'mAP50', 'mAP50-95', 'seconds'], await Promise.all(rows));
  },

  async raccoon() {
    const { train: learned, val } = raccoonSplit(path.join(data, 'raccoon'), path.join(work, 'raccoon-photos'));
    const dataset = yoloFolder(path.join(work, 'raccoon'), ['raccoon'], learned, val);
    const runs = seeds.map((seed) => train(`raccoon-${seed}`, { ...standard, base: cocoBase, dataset, seed }));
    table('Raccoon, 160 photos', ['run', 'mAP50', 'mAP50-95', 'seconds'],
      [await rowOf('standard', runs, path.join(work, 'raccoon/images/val'))]);
  },

  async capybara() {
    const { train: learned, test } = capybaraPhotos(path.join(data, 'capybara'), path.join(work, 'capybara-photos'));
    const alone = yoloFolder(path.join(work, 'capybara'), ['capybara'], learned, test);
    const second = learned.map((photo) => ({ ...photo, classShift: 1 }));
    const both = yoloFolder(path.join(work, 'both'), ['deer', 'capybara'],
      [...photosIn(deer.train), ...second], photosIn(deer.val));
    const tested = yoloFolder(path.join(work, 'both-test'), ['deer', 'capybara'], [], test.map((p) => ({ ...p, classShift: 1 })));
    const rows = seeds.map(async (seed) => {
      const base = await deerRun(seed);
      const [grown, only] = await Promise.all([
        train(`both-${seed}`, { ...standard, base: `${base.folder}/best.pt`, dataset: both, seed }),
        train(`capybara-${seed}`, { ...standard, base: cocoBase, dataset: alone, seed })]);
      const cocos = await Promise.all([coco(base.folder, deer.val), coco(grown.folder, deer.val),
        coco(grown.folder, path.join(path.dirname(tested), 'images/val')), coco(only.folder, path.join(work, 'capybara/images/val'))]);
      return [seed, ...cocos.map((c) => `${c.ap50.toFixed(3)} (${c.ap.toFixed(3)})`)];
    });
    table('Capybara added to deer, mAP50 (mAP50-95)',
      ['seed', 'deer before', 'deer after', 'capybara after', 'capybara learned alone'], await Promise.all(rows));
  },

  async labels() {
    const counts = [10, 20, 40, 80, 160, 320];
    const datasets = new Map(counts.map((count) => [count, count === 320 ? deerDataset
      : yoloFolder(path.join(work, `deer${count}`), ['deer'], firstPhotos(photosIn(deer.train), count), photosIn(deer.val))]));
    const row = (count, way, settings) => {
      const name = ['deer', count === 320 ? '-standard' : count, way && `-${way.replaceAll(' ', '-')}`].filter(Boolean).join('');
      const runs = seeds.map((seed) => train(`${name}-${seed}`, { ...standard, ...settings, base: cocoBase, dataset: datasets.get(count), seed }));
      return rowOf(way ? `${count}, ${way}` : count, runs, deer.val);
    };
    const ways = { 'photos once an epoch': { least_views: 0 }, 'four frozen stages': { frozen_stages: 4 }, 'nothing frozen': { frozen_stages: 0 } };
    const rows = [...counts.map((count) => row(count, '', {})), ...Object.entries(ways).map(([way, settings]) => row(40, way, settings))];
    table('What labels are worth', ['deer photos', 'mAP50', 'mAP50-95', 'seconds'], await Promise.all(rows));
  },

  async negatives() {
    const all = fs.readdirSync(path.join(data, 'not-deer/images')).sort().map((file) => ({ image: path.join(data, 'not-deer/images', file) }));
    const half = all.length / 2;
    yoloFolder(path.join(work, 'unseen'), ['deer'], [], all.slice(half));
    const unseen = path.join(work, 'unseen/images/val');
    const dataset = yoloFolder(path.join(work, 'hard'), ['deer'], [...photosIn(deer.train), ...all.slice(0, half)], photosIn(deer.val));
    const share = async ({ folder }) => {
      const [val, empty] = await Promise.all([detections(folder, deer.val), detections(folder, unseen)]);
      const labels = path.join(data, 'deer/labels/val');
      return {
        equal: shareOfPhotosFrom(empty.photos, confidenceForRecall(val.photos, labels, 0.8)),
        fixed: shareOfPhotosFrom(empty.photos, 0.4), recall: recallFrom(val.photos, labels, 0.4), map50: (await coco(folder, deer.val)).ap50,
      };
    };
    const line = async (name, runs) => {
      const shares = await Promise.all(runs.map(async (each) => share(await each)));
      return [name, ...['equal', 'fixed', 'recall', 'map50'].map((key) => figures(shares.map((each) => each[key]), 2))];
    };
    const after = (name, settings) => seeds.map(async (seed) =>
      train(`${name}-${seed}`, { ...standard, ...settings, base: `${(await deerRun(seed)).folder}/best.pt`, dataset, seed }));
    table('Unseen photos without deer that get a box',
      ['model', 'at the confidence of recall 0.80 on val', 'from 0.4', 'recall on val from 0.4', 'mAP50'],
      await Promise.all([line('deer', seeds.map(deerRun)), line('after 30 empty photos, without lookalikes', after('hard-plain', { lookalikes: 0 })),
        line('after 30 empty photos', after('hard', {}))]));
  },
};

for (const part of parts.split(',')) {
  if (!measurements[part]) throw new Error(`No part is called ${part}; there are ${Object.keys(measurements).join(', ')}.`);
  await measurements[part]();
}
