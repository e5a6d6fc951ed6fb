#!/usr/bin/env python3
"""Writes detection_loss.json: a made-up prediction for two images of 64 x 64 pixels, their true boxes, and the
losses that the definitions give, computed here cell by cell in plain Python. src/model/loss_test.cpp compares
Fieldloop's own with them. Run it in this folder."""
import json
import math
import random

SIDE, BINS, CLASSES = 64, 11, 2
STRIDES = (8, 16, 32)
CELLS = [(x * s + (s - 1) / 2, y * s + (s - 1) / 2, s)
         for s in STRIDES for y in range(SIDE // s) for x in range(SIDE // s)]


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def log_softmax(values):
    total = math.log(sum(math.exp(v) for v in values))
    return [v - total for v in values]


def area(box):
    return max(0, box[2] - box[0]) * max(0, box[3] - box[1])


def iou(a, b):
    inner = (max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3]))
    overlap = area(inner)
    return overlap / (area(a) + area(b) - overlap)


def giou(a, b):
    hull = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
    overlap = iou(a, b) * (area(a) + area(b)) / (1 + iou(a, b))
    union = area(a) + area(b) - overlap
    return iou(a, b) - (area(hull) - union) / area(hull)


def distances(bins):
    return [sum(i * math.exp(v) for i, v in enumerate(log_softmax(bins[side * BINS:(side + 1) * BINS])))
            for side in range(4)]


def predicted_box(bins, cell):
    x, y, stride = cell
    left, top, right, bottom = (d * stride for d in distances(bins))
    return (x - left, y - top, x + right, y + bottom)


def assign(logits, bins, truths):
    """{cell: (truth, score)}; logits[class][cell], bins[channel][cell]."""
    owners = {}
    for t, (box, label) in enumerate(truths):
        inside = [c for c, (x, y, _) in enumerate(CELLS) if box[0] < x < box[2] and box[1] < y < box[3]]
        candidates = []
        for c in inside:
            overlap = iou(predicted_box([row[c] for row in bins], CELLS[c]), box)
            candidates.append((sigmoid(logits[label][c]) ** 0.5 * overlap ** 6, overlap, c))
        for alignment, overlap, c in sorted(candidates, reverse=True)[:13]:
            if c not in owners or overlap > owners[c][2]:
                owners[c] = (t, alignment, overlap)
    result = {}
    for c, (t, alignment, _) in owners.items():
        mine = [o for o in owners.values() if o[0] == t]
        result[c] = (t, alignment / max(o[1] for o in mine) * max(o[2] for o in mine))
    return result


def losses(images):
    classification = box_loss = distribution = total_score = 0
    for logits, bins, truths in images:
        assigned = assign(logits, bins, truths)
        for c, cell in enumerate(CELLS):
            truth, score = assigned.get(c, (None, 0))
            for label in range(CLASSES):
                target = score if truth is not None and truths[truth][1] == label else 0
                p = sigmoid(logits[label][c])
                entropy = -(target * math.log(p) + (1 - target) * math.log(1 - p))
                classification += abs(target - p) ** 2 * entropy
            if truth is None:
                continue
            total_score += score
            column = [row[c] for row in bins]
            box = truths[truth][0]
            box_loss += score * (1 - giou(predicted_box(column, cell), box))
            x, y, stride = cell
            wanted = [(x - box[0]) / stride, (y - box[1]) / stride, (box[2] - x) / stride, (box[3] - y) / stride]
            for side, distance in enumerate(wanted):
                low = int(distance)
                shares = log_softmax(column[side * BINS:(side + 1) * BINS])
                distribution -= score / 4 * (shares[low] * (low + 1 - distance) + shares[low + 1] * (distance - low))
    n = max(1, total_score)
    parts = {"classification": classification / n, "box": box_loss / n, "distribution": distribution / n}
    parts["total"] = parts["classification"] + 2 * parts["box"] + 0.5 * parts["distribution"]
    return parts


def main():
    source = random.Random(20)
    draw = lambda spread: round(source.gauss(0, spread), 3)
    truths = [[((4, 6, 44, 50), 0), ((30, 8, 62, 40), 1)], [((2, 20, 60, 63), 1)]]
    images = []
    for image_truths in truths:
        logits = [[draw(1.5) for _ in CELLS] for _ in range(CLASSES)]
        bins = [[draw(1) for _ in CELLS] for _ in range(4 * BINS)]
        images.append((logits, bins, image_truths))
    golden = {"side": SIDE, "logits": [i[0] for i in images], "bins": [i[1] for i in images],
              "truths": [[{"box": list(box), "class_id": label} for box, label in t] for t in truths],
              "losses": losses(images)}
    with open("detection_loss.json", "w", encoding="utf-8") as file:
        json.dump(golden, file, separators=(",", ":"))
        file.write("\n")
    print(golden["losses"])


main()
