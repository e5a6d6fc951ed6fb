// Datasets in YOLO layout, made of links to the photos and labels written anew.
import fs from 'node:fs';
import path from 'node:path';

const isPhoto = (file) => /\.(jpe?g|png)$/i.test(file);
const labelFileOf = (image) => image.replace('/images/', '/labels/').replace(/\.[^.]+$/, '.txt');

// Photos of a folder .../images/SPLIT with labels in .../labels/SPLIT, by name.
export const photosIn = (folder) =>
  fs.readdirSync(folder).filter(isPhoto).sort().map((file) => ({ image: path.join(folder, file), labels: labelFileOf(path.join(folder, file)) }));

// `count` of the photos, evenly over their names.
export const firstPhotos = (photos, count) =>
  Array.from({ length: count }, (_, index) => photos[Math.floor((index * photos.length) / count)]);

// A Pascal VOC file as YOLO lines of class 0.
function yoloFromVoc(xml) {
  const number = (text, name) => Number(new RegExp(`<${name}>\\s*([-\\d.]+)\\s*</${name}>`).exec(text)[1]);
  const [width, height] = [number(xml, 'width'), number(xml, 'height')];
  return [...xml.matchAll(/<object>[\s\S]*?<\/object>/g)].map(([object]) => {
    const [x0, y0, x1, y1] = ['xmin', 'ymin', 'xmax', 'ymax'].map((name) => number(object, name));
    return `0 ${(x0 + x1) / 2 / width} ${(y0 + y1) / 2 / height} ${(x1 - x0) / width} ${(y1 - y0) / height}\n`;
  }).join('');
}

function fromVoc(images, xmlOf, work) {
  fs.mkdirSync(work, { recursive: true });
  return images.map((image) => {
    const labels = path.join(work, `${path.basename(image).replace(/\.[^.]+$/, '')}.txt`);
    fs.writeFileSync(labels, yoloFromVoc(fs.readFileSync(xmlOf(image), 'utf8')));
    return { image, labels };
  });
}

const stem = (image) => path.basename(image).replace(/\.[^.]+$/, '');
const inFolder = (folder) => fs.readdirSync(folder).filter(isPhoto).sort().map((file) => path.join(folder, file));

// In the order of the numbers in their names, the first four fifths are trained on. (Photos 11 and 116, and 83 and
// 120, are the same; so no photo is on both sides.)
export function raccoonSplit(folder, work) {
  const images = inFolder(path.join(folder, 'images')).sort((a, b) => stem(a).localeCompare(stem(b), 'en', { numeric: true }));
  const photos = fromVoc(images, (image) => path.join(folder, 'annotations', `${stem(image)}.xml`), work);
  const count = (photos.length * 4) / 5;
  return { train: photos.slice(0, count), val: photos.slice(count) };
}

export function capybaraPhotos(folder, work) {
  const of = (split) => fromVoc(inFolder(path.join(folder, split)), (image) => path.join(folder, split, `${stem(image)}.xml`), path.join(work, split));
  return { train: of('train'), test: of('test') };
}

const shifted = (lines, by) => lines.split('\n').filter((line) => line.trim()).map((line) => line.replace(/^\d+/, (id) => Number(id) + by) + '\n').join('');

// Writes the folder anew and returns its YAML. A photo without `labels` is a confirmed empty one.
export function yoloFolder(folder, names, train, val) {
  fs.rmSync(folder, { recursive: true, force: true });
  for (const [split, photos] of Object.entries({ train, val })) {
    for (const kind of ['images', 'labels']) fs.mkdirSync(path.join(folder, kind, split), { recursive: true });
    for (const { image, labels, classShift = 0 } of photos) {
      fs.copyFileSync(image, path.join(folder, 'images', split, path.basename(image)));
      const lines = labels ? shifted(fs.readFileSync(labels, 'utf8'), classShift) : '';
      fs.writeFileSync(path.join(folder, 'labels', split, `${stem(image)}.txt`), lines);
    }
  }
  const yaml = path.join(folder, 'dataset.yaml');
  fs.writeFileSync(yaml, `path: .\ntrain: images/train\nval: images/val\nnames: [${names.join(', ')}]\n`);
  return yaml;
}
