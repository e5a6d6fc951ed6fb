// Which detections are right, by the shares of the photo that both the program and the labels speak in.
import fs from 'node:fs';
import path from 'node:path';

function truthOf(labels, photo) {
  const file = path.join(labels, `${path.basename(photo).replace(/\.[^.]+$/, '')}.txt`);
  return fs.readFileSync(file, 'utf8').split('\n').filter((line) => line.trim()).map((line) => {
    const [, x, y, width, height] = line.split(' ').map(Number);
    return { x_min: x - width / 2, y_min: y - height / 2, x_max: x + width / 2, y_max: y + height / 2 };
  });
}

const area = (box) => Math.max(0, box.x_max - box.x_min) * Math.max(0, box.y_max - box.y_min);
function iou(a, b) {
  const common = area({
    x_min: Math.max(a.x_min, b.x_min), y_min: Math.max(a.y_min, b.y_min),
    x_max: Math.min(a.x_max, b.x_max), y_max: Math.min(a.y_max, b.y_max),
  });
  return common / (area(a) + area(b) - common);
}

// Confidences of the detections that find an animal, each animal by the most confident one first.
function rightConfidences(detections, truth) {
  const open = [...truth];
  return detections.filter((detection) => {
    const best = open.map((box, at) => [iou(detection, box), at]).sort((a, b) => b[0] - a[0])[0];
    if (!best || best[0] < 0.5) return false;
    open.splice(best[1], 1);
    return true;
  }).map((detection) => detection.confidence);
}

// How many animals there are, and the confidences of the detections that find one, highest first.
function found(photos, labels) {
  let animals = 0;
  const right = photos.flatMap(({ filename, detections }) => {
    const truth = truthOf(labels, filename);
    animals += truth.length;
    return rightConfidences(detections, truth);
  });
  return { animals, right: right.sort((a, b) => b - a) };
}

// The highest confidence at which `recall` of the animals in the labels are found.
export function confidenceForRecall(photos, labels, recall) {
  const { animals, right } = found(photos, labels);
  return right[Math.ceil(recall * animals) - 1];
}

// The share of the animals that are found from a confidence up.
export function recallFrom(photos, labels, confidence) {
  const { animals, right } = found(photos, labels);
  return right.filter((each) => each >= confidence).length / animals;
}

export const shareOfPhotosFrom = (photos, confidence) =>
  photos.filter(({ detections }) => detections.some((each) => each.confidence >= confidence)).length / photos.length;
