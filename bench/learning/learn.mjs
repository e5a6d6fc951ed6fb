// Trains as a person would, part by part, and prints a Markdown table for each. See bench/learn.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { raccoonSplit, capybaraPhotos, yoloFolder, photosIn, firstPhotos } from './datasets.mjs';
import { confidenceForRecall, recallFrom, shareOfPhotosFrom } from './matching.mjs';

const [data, work, parts, seedList, fieldloop, trainer, cocoBase] = process.argv.slice(2);
const seeds = seedList.split(',').map(Number);
const deer = { train: path.join(data, 'deer/images/train'), val: path.join(data, 'deer/images/val') };

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const figures = (values, digits = 3) =>
  `${mean(values).toFixed(digits)} (${values.map((value) => value.toFixed(digits)).join(', ')})`;
const table = (heading, columns, rows) => {
  console.log(`\n### ${heading}\n\n| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
};

function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${path.basename(program)} ${args.join(' ')}: ${stderr || stdout}`);
  return stdout;
}

// Trains once, unless the same run is there already; its folder holds best.pt and best.onnx.
function train(name, settings) {
  const output = path.join(work, 'runs', name);
  const figuresFile = path.join(output, 'bench.json');
  if (!fs.existsSync(figuresFile)) {
    fs.mkdirSync(output, { recursive: true });
    const args = path.join(output, 'bench.yaml');
    const lines = Object.entries({ ...settings, output }).map(([key, value]) => `${key}: ${value}\n`);
    fs.writeFileSync(args, lines.join(''));
    const begun = Date.now();
    run(trainer, ['fit', '--args', args]);
    fs.writeFileSync(figuresFile, JSON.stringify({ seconds: (Date.now() - begun) / 1000 }));
    process.stderr.write(`${name}: ${((Date.now() - begun) / 1000).toFixed(0)} s\n`);
  }
  return { folder: output, ...JSON.parse(fs.readFileSync(figuresFile)) };
}

function detections(folder, images, labels) {
  const args = ['test', '--home', path.join(work, 'home'), '--json', '--threshold', '0.05'];
  const measured = labels ? ['--labels', labels] : [];
  return JSON.parse(run(fieldloop, [...args, '--model', path.join(folder, 'best.onnx'), '--images', images, ...measured]));
}

const coco = (folder, images) => detections(folder, images, images.replace('/images', '/labels')).evaluation.coco;
const deerDataset = () => yoloFolder(path.join(work, 'deer'), ['deer'], photosIn(deer.train), photosIn(deer.val));
const standard = { epochs: 12, frozen_stages: 2, image_size: 320, least_views: 320 };
const thorough = { ...standard, epochs: 30, image_size: 416 };
const deerRun = (seed) => train(`deer-standard-${seed}`, { ...standard, base: cocoBase, dataset: deerDataset(), seed });

function rowOf(name, runs, images) {
  const all = runs.map((each) => coco(each.folder, images));
  const speeds = figures(runs.map((each) => each.seconds), 0);
  return [name, figures(all.map((c) => c.ap50)), figures(all.map((c) => c.ap)), speeds];
}

const measurements = {
  presets() {
    const quick = { epochs: 8, frozen_stages: 4, cached_views: 4, older_photos: 120, image_size: 320 };
    const all = Object.entries({ quick, standard, thorough }).map(([name, settings]) => {
      const runs = seeds.map((seed) => train(`deer-${name}-${seed}`, { ...settings, base: cocoBase, dataset: deerDataset(), seed }));
      return rowOf(name, runs, deer.val);
    });
    table('Deer, 320 photos, from the COCO base', ['preset', 'mAP50', 'mAP50-95', 'seconds'], all);
  },

  sizes() {
    const rows = [256, 320, 416, 512, 640].map((image_size) => {
      const run = train(image_size === 320 ? `deer-standard-${seeds[0]}` : `deer-size${image_size}-${seeds[0]}`,
        { ...standard, image_size, base: cocoBase, dataset: deerDataset(), seed: seeds[0] });
      const begun = Date.now();
      const row = rowOf(String(image_size), [run], deer.val);
      return [...row, ((80 * 1000) / (Date.now() - begun)).toFixed(1)];
    });
    table('Image sizes', ['pixels', 'mAP50', 'mAP50-95', 'seconds', 'photos a second, tested with start and figures'], rows);
  },

  raccoon() {
    const { train: learned, val } = raccoonSplit(path.join(data, 'raccoon'), path.join(work, 'raccoon-photos'));
    const dataset = yoloFolder(path.join(work, 'raccoon'), ['raccoon'], learned, val);
    const runs = seeds.map((seed) => train(`raccoon-${seed}`, { ...standard, base: cocoBase, dataset, seed }));
    table('Raccoon, 160 photos', ['run', 'mAP50', 'mAP50-95', 'seconds'],
      [rowOf('standard', runs, path.join(work, 'raccoon/images/val'))]);
  },

  capybara() {
    const { train: learned, test } = capybaraPhotos(path.join(data, 'capybara'), path.join(work, 'capybara-photos'));
    const alone = yoloFolder(path.join(work, 'capybara'), ['capybara'], learned, test);
    const second = learned.map((photo) => ({ ...photo, classShift: 1 }));
    const both = yoloFolder(path.join(work, 'both'), ['deer', 'capybara'],
      [...photosIn(deer.train), ...second], photosIn(deer.val));
    const tested = yoloFolder(path.join(work, 'both-test'), ['deer', 'capybara'], [], test.map((p) => ({ ...p, classShift: 1 })));
    const rows = seeds.map((seed) => {
      const base = deerRun(seed);
      const grown = train(`both-${seed}`, { ...standard, base: `${base.folder}/best.pt`, dataset: both, seed });
      const only = train(`capybara-${seed}`, { ...standard, base: cocoBase, dataset: alone, seed });
      return [seed, coco(base.folder, deer.val), coco(grown.folder, deer.val),
        coco(grown.folder, path.join(path.dirname(tested), 'images/val')), coco(only.folder, path.join(work, 'capybara/images/val'))];
    });
    table('Capybara added to deer, mAP50 (mAP50-95)',
      ['seed', 'deer before', 'deer after', 'capybara after', 'capybara learned alone'],
      rows.map(([seed, ...cocos]) => [seed, ...cocos.map((c) => `${c.ap50.toFixed(3)} (${c.ap.toFixed(3)})`)]));
  },

  labels() {
    const rows = [10, 20, 40, 80, 160, 320].map((count) => {
      const dataset = count === 320 ? deerDataset()
        : yoloFolder(path.join(work, `deer${count}`), ['deer'], firstPhotos(photosIn(deer.train), count), photosIn(deer.val));
      const runs = seeds.map((seed) => train(count === 320 ? `deer-standard-${seed}` : `deer${count}-${seed}`,
        { ...standard, base: cocoBase, dataset, seed }));
      return rowOf(count, runs, deer.val);
    });
    table('What labels are worth', ['deer photos', 'mAP50', 'mAP50-95', 'seconds'], rows);
  },

  negatives() {
    const all = fs.readdirSync(path.join(data, 'not-deer/images')).sort().map((file) => ({ image: path.join(data, 'not-deer/images', file) }));
    const half = all.length / 2;
    yoloFolder(path.join(work, 'unseen'), ['deer'], [], all.slice(half));
    const unseen = path.join(work, 'unseen/images/val');
    const dataset = yoloFolder(path.join(work, 'hard'), ['deer'], [...photosIn(deer.train), ...all.slice(0, half)], photosIn(deer.val));
    const share = (folder) => {
      const val = detections(folder, deer.val);
      const empty = detections(folder, unseen).photos;
      const from = confidenceForRecall(val.photos, path.join(data, 'deer/labels/val'), 0.8);
      return {
        equal: shareOfPhotosFrom(empty, from), fixed: shareOfPhotosFrom(empty, 0.4),
        recall: recallFrom(val.photos, path.join(data, 'deer/labels/val'), 0.4), map50: coco(folder, deer.val).ap50,
      };
    };
    const line = (name, runs) => {
      const shares = runs.map((each) => share(each.folder));
      return [name, ...['equal', 'fixed', 'recall', 'map50'].map((key) => figures(shares.map((each) => each[key]), 2))];
    };
    const after = (name, settings) => seeds.map((seed) =>
      train(`${name}-${seed}`, { ...standard, ...settings, base: `${deerRun(seed).folder}/best.pt`, dataset, seed }));
    table('Unseen photos without deer that get a box',
      ['model', 'at the confidence of recall 0.80 on val', 'from 0.4', 'recall on val from 0.4', 'mAP50'],
      [line('deer', seeds.map(deerRun)), line('after 30 empty photos, without lookalikes', after('hard-plain', { lookalikes: 0 })),
        line('after 30 empty photos', after('hard', {})), line('the same, thorough', after('hard-thorough', thorough))]);
  },
};

for (const part of parts.split(',')) {
  if (!measurements[part]) throw new Error(`No part is called ${part}; there are ${Object.keys(measurements).join(', ')}.`);
  measurements[part]();
}
