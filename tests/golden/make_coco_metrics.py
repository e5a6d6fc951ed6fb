#!/usr/bin/env python3
"""Makes coco_metrics.json: photos with boxes and the twelve figures that COCO's detection evaluation gives.

The definitions are those of COCO's own evaluation code, followed step by step for one photo, class, area
range and IoU threshold at a time, with nothing but Python's standard library. The cases with `by_hand` were
worked out on paper first; the script stops when it does not get the same.

    python3 tests/golden/make_coco_metrics.py > tests/golden/coco_metrics.json
"""

import json
import random
from math import isclose

IOU = [(50 + 5 * i) / 100 for i in range(10)]
RECALL = [i * 0.01 for i in range(101)]
AREAS = {"all": (0, 1e10), "small": (0, 32**2), "medium": (32**2, 96**2), "large": (96**2, 1e10)}


def area(box):
    x0, y0, x1, y1 = box
    return (x1 - x0) * (y1 - y0)


def overlap(detection, truth, crowd):
    width = min(detection[2], truth[2]) - max(detection[0], truth[0])
    height = min(detection[3], truth[3]) - max(detection[1], truth[1])
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    return shared / (area(detection) if crowd else area(detection) + area(truth) - shared)


def match(truths, detections, areas, threshold):
    """(score, matched, ignored) of each detection, and the number of truths that are asked for."""
    least, most = areas
    truths = [(t, t["crowd"] or not least <= area(t["box"]) <= most) for t in truths]
    truths.sort(key=lambda entry: entry[1])
    taken = [False] * len(truths)
    result = []
    for d in detections:
        best, best_overlap = None, min(threshold, 1 - 1e-10)
        for g, (truth, ignored) in enumerate(truths):
            if taken[g] and not truth["crowd"]:
                continue
            if best is not None and not truths[best][1] and ignored:
                break
            value = overlap(d["box"], truth["box"], truth["crowd"])
            if value < best_overlap:
                continue
            best, best_overlap = g, value
        if best is None:
            result.append((d["confidence"], False, not least <= area(d["box"]) <= most))
        else:
            taken[best] = True
            result.append((d["confidence"], True, truths[best][1]))
    return result, sum(not ignored for _, ignored in truths)


def precision_and_recall(photos, class_id, areas, most_detections, threshold):
    """The 101 interpolated precisions and the last recall; None without truth."""
    all_detections, wanted = [], 0
    for photo in photos:
        truths = [t for t in photo["truth"] if t["class_id"] == class_id]
        detections = [d for d in photo["detections"] if d["class_id"] == class_id]
        detections.sort(key=lambda d: -d["confidence"])
        matched, count = match(truths, detections[:most_detections], areas, threshold)
        all_detections += matched
        wanted += count
    if wanted == 0:
        return None
    all_detections.sort(key=lambda d: -d[0])
    right = wrong = 0
    recalls, precisions = [], []
    for _, matched, ignored in all_detections:
        right += matched and not ignored
        wrong += not matched and not ignored
        recalls.append(right / wanted)
        precisions.append(right / (right + wrong) if right + wrong else 0.0)
    for i in range(len(precisions) - 1, 0, -1):
        precisions[i - 1] = max(precisions[i - 1], precisions[i])
    points = []
    for r in RECALL:
        reached = [p for p, recall in zip(precisions, recalls) if recall >= r]
        points.append(reached[0] if reached else 0.0)
    return points, recalls[-1] if recalls else 0.0


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else None


def summary(photos):
    classes = sorted({t["class_id"] for p in photos for t in p["truth"]})

    def ap(thresholds, areas="all"):
        found = [precision_and_recall(photos, c, AREAS[areas], 100, t) for c in classes for t in thresholds]
        return mean(value for f in found if f for value in f[0])

    def ar(most_detections, areas="all"):
        found = [precision_and_recall(photos, c, AREAS[areas], most_detections, t) for c in classes for t in IOU]
        return mean(f[1] for f in found if f)

    return {
        "ap": ap(IOU), "ap50": ap([0.5]), "ap75": ap([0.75]),
        "ap_small": ap(IOU, "small"), "ap_medium": ap(IOU, "medium"), "ap_large": ap(IOU, "large"),
        "ar1": ar(1), "ar10": ar(10), "ar100": ar(100),
        "ar_small": ar(100, "small"), "ar_medium": ar(100, "medium"), "ar_large": ar(100, "large"),
    }


def truth(*box, class_id=0, crowd=False):
    return {"box": list(box), "class_id": class_id, "crowd": crowd}


def shown(confidence, *box, class_id=0):
    return {"box": list(box), "class_id": class_id, "confidence": confidence}


def photo(truths, detections):
    return {"truth": truths, "detections": detections}


def hand_made():
    deer = (0, 0, 100, 100)
    return [
        {"name": "a perfect detection of a large box",
         "photos": [photo([truth(*deer)], [shown(0.9, *deer)])],
         "by_hand": {"ap": 1, "ap_large": 1, "ar1": 1, "ap_small": None, "ap_medium": None, "ar_small": None}},
        {"name": "nothing found",
         "photos": [photo([truth(*deer)], [])], "by_hand": {"ap": 0, "ar100": 0, "ap_large": 0}},
        {"name": "empty photos only",
         "photos": [photo([], [shown(0.9, *deer)]), photo([], [])],
         "by_hand": {"ap": None, "ar100": None, "ap_large": None}},
        {"name": "a class without truth is not in the mean",
         "photos": [photo([truth(*deer)], [shown(0.9, *deer), shown(0.8, *deer, class_id=7)])],
         "by_hand": {"ap": 1, "ar100": 1}},
        {"name": "a false alarm on an empty photo, above the only animal: precision 1/2 everywhere",
         "photos": [photo([truth(*deer)], [shown(0.8, *deer)]), photo([], [shown(0.9, *deer)])],
         "by_hand": {"ap": 0.5, "ar1": 1}},
        {"name": "IoU 0.72 reaches five of ten thresholds",
         "photos": [photo([truth(*deer)], [shown(0.9, 0, 0, 100, 72)])],
         "by_hand": {"ap": 0.5, "ap50": 1, "ap75": 0, "ar100": 0.5}},
        {"name": "IoU of exactly 0.75 is a match at 0.75",
         "photos": [photo([truth(*deer)], [shown(0.9, 0, 0, 100, 75)])], "by_hand": {"ap": 0.6, "ap75": 1}},
        {"name": "half found: 51 of 101 points",
         "photos": [photo([truth(*deer), truth(200, 0, 300, 100)], [shown(0.9, *deer)])],
         "by_hand": {"ap": 51 / 101, "ar100": 0.5}},
        {"name": "found, alarm, found: precision 1 for 51 points and 2/3 for 50",
         "photos": [photo([truth(*deer), truth(200, 0, 300, 100)],
                          [shown(0.9, *deer), shown(0.8, 400, 400, 500, 500), shown(0.7, 200, 0, 300, 100)])],
         "by_hand": {"ap": (51 + 50 * 2 / 3) / 101, "ar1": 0.5, "ar10": 1}},
        {"name": "a second box on the same animal is wrong, but comes after it",
         "photos": [photo([truth(*deer)], [shown(0.9, *deer), shown(0.8, *deer)])], "by_hand": {"ap": 1}},
        {"name": "several boxes inside a crowd count neither way",
         "photos": [photo([truth(*deer), truth(200, 200, 600, 600, crowd=True)],
                          [shown(0.95, 210, 210, 300, 300), shown(0.94, 310, 310, 420, 420), shown(0.9, *deer)])],
         "by_hand": {"ap": 1, "ar100": 1}},
        {"name": "a crowd alone asks for nothing",
         "photos": [photo([truth(*deer, crowd=True)], [shown(0.9, *deer)])], "by_hand": {"ap": None, "ar1": None}},
        {"name": "a box half inside a crowd is ignored at 0.50 and wrong above",
         "photos": [photo([truth(*deer), truth(200, 200, 300, 300, crowd=True)],
                          [shown(0.95, 200, 250, 300, 350), shown(0.9, *deer)])],
         "by_hand": {"ap50": 1, "ap75": 0.5, "ap": 0.55}},
        {"name": "an animal is preferred to the crowd around it, though the crowd overlaps more",
         "photos": [photo([truth(*deer), truth(0, 0, 400, 400, crowd=True)], [shown(0.9, 0, 0, 100, 80)])],
         "by_hand": {"ap50": 1, "ap75": 1, "ap": 0.7, "ar100": 0.7}},
        {"name": "small, medium and large animals are measured apart",
         "photos": [photo([truth(0, 0, 20, 20), truth(100, 0, 150, 50), truth(200, 0, 400, 200)],
                          [shown(0.9, 0, 0, 20, 20), shown(0.8, 200, 0, 400, 200)])],
         "by_hand": {"ap_small": 1, "ap_medium": 0, "ap_large": 1, "ar_small": 1, "ar_medium": 0, "ar_large": 1,
                     "ar100": 2 / 3}},
        {"name": "32 by 32 is small and medium at once",
         "photos": [photo([truth(0, 0, 32, 32)], [shown(0.9, 0, 0, 32, 32)])],
         "by_hand": {"ap_small": 1, "ap_medium": 1, "ap_large": None}},
        {"name": "a large false alarm does not count against small animals, a small one does",
         "photos": [photo([truth(0, 0, 20, 20)], [shown(0.95, 300, 300, 500, 500), shown(0.9, 0, 0, 20, 20)]),
                    photo([truth(0, 0, 20, 20)], [shown(0.8, 50, 50, 60, 60), shown(0.7, 0, 0, 20, 20)])],
         "by_hand": {"ap_small": (51 + 50 * 2 / 3) / 101, "ap": (51 * 2 / 4 + 50 * 2 / 4) / 101}},
        {"name": "a small box on a medium animal is no false alarm among the small",
         "photos": [photo([truth(0, 0, 30, 36), truth(100, 100, 120, 120)],
                          [shown(0.9, 0, 0, 30, 30), shown(0.8, 100, 100, 120, 120)])],
         "by_hand": {"ap_small": 0.7 * 1 + 0.3 * 0.5}},
        {"name": "the hundred-and-first box of a photo does not count",
         "photos": [photo([truth(*deer)],
                          [shown(0.9 - i * 0.001, 200, 200 + i, 300, 300 + i) for i in range(100)]
                          + [shown(0.5, *deer)])],
         "by_hand": {"ap": 0, "ar100": 0}},
        {"name": "the best of a photo decide recall at one and at ten",
         "photos": [photo([truth(*deer), truth(200, 0, 300, 100)],
                          [shown(0.9, *deer)] + [shown(0.8 - i * 0.01, 400, 400, 420 + i, 420) for i in range(9)]
                          + [shown(0.1, 200, 0, 300, 100)])],
         "by_hand": {"ar1": 0.5, "ar10": 0.5, "ar100": 1}},
        {"name": "a box takes the animal it overlaps most, not the first that is near enough",
         "photos": [photo([truth(0, 0, 100, 100), truth(20, 0, 120, 100)],
                          [shown(0.9, 18, 0, 118, 100), shown(0.8, 0, 0, 100, 100)])],
         "by_hand": {"ap50": 1, "ap75": 1}},
    ]


def random_case(seed):
    """Boxes of all three sizes on a whole-pixel grid, crowds, three classes, confidences that never tie."""
    source = random.Random(seed)
    confidences = [i / 1000 for i in range(1, 1000)]
    source.shuffle(confidences)

    def box():
        side = source.choice([12, 28, 40, 80, 120, 200])
        x, y = source.randrange(0, 200), source.randrange(0, 200)
        return [x, y, x + side + source.randrange(0, 9), y + side + source.randrange(0, 9)]

    def shaken(b):
        x, y = b[0] + source.randrange(-4, 5), b[1] + source.randrange(-4, 5)
        return [x, y, max(x + 2, b[2] + source.randrange(-4, 5)), max(y + 2, b[3] + source.randrange(-4, 5))]

    photos = []
    for _ in range(12):
        truths = [truth(*box(), class_id=source.randrange(3), crowd=source.random() < 0.15)
                  for _ in range(source.randrange(5))]
        detections = [shown(confidences.pop(), *shaken(t["box"]), class_id=t["class_id"])
                      for t in truths for _ in range(source.randrange(3))]
        detections += [shown(confidences.pop(), *box(), class_id=source.randrange(4))
                       for _ in range(source.randrange(4))]
        photos.append(photo(truths, detections))
    return {"name": f"random {seed}", "photos": photos}


def same(a, b):
    return a is b if a is None or b is None else isclose(a, b, abs_tol=1e-9)


def main():
    cases = hand_made() + [random_case(seed) for seed in range(10)]
    for case in cases:
        case["expected"] = summary(case["photos"])
        for name, value in case.pop("by_hand", {}).items():
            if not same(value, case["expected"][name]):
                raise SystemExit(f"{case['name']}: {name} is {case['expected'][name]}, by hand {value}")
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    print("[\n" + lines + "\n]")


if __name__ == "__main__":
    main()
