#include "train/data/lookalikes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "core/coco_classes.h"
#include "train/data/small_dataset_for_tests.h"
#include "train/data/views.h"

namespace fieldloop {
namespace {

class LookalikesOnEmptyPhotos : public SmallDataset {
 protected:
  LookalikesOnEmptyPhotos() {
    for (const int i : {0, 1}) write("labels/train/photo" + std::to_string(i) + ".txt", "");
    std::vector<std::string> problems;
    photos_ =
        load_photos(load_split(load_dataset(folder_ / "d.yaml"), Split::kTrain).items, 64, 1 << 20, problems);
  }

  // A model that is sure of one output everywhere at the coarsest stride.
  static Model sure_of(std::int64_t output, std::vector<std::string> classes, bool knows_lookalikes) {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(3);
    const int outputs = static_cast<int>(classes.size()) + (knows_lookalikes ? 1 : 0);
    Model model{Network(outputs), std::move(classes), 64, knows_lookalikes};
    auto& bias = model.network->convs()[kOutputConvs[2]]->bias;
    for (const auto layer : kOutputConvs) model.network->convs()[layer]->bias.slice(0, 0, outputs).fill_(-9);
    bias[output].fill_(5);
    return model;
  }

  PhotoSet photos_;
};

TEST_F(LookalikesOnEmptyPhotos, AreWhatTheModelSeesThereAndNowhereElse) {
  const auto found = find_lookalikes(sure_of(0, {"deer"}, false), photos_, 4);
  ASSERT_EQ(found.boxes.size(), 6U);
  EXPECT_FALSE(found.empty());
  EXPECT_EQ(found.class_id, 4);
  for (const std::size_t empty : {0U, 1U}) {
    ASSERT_FALSE(found.boxes[empty].empty());
    EXPECT_EQ(found.boxes[empty][0].class_id, 4);
  }
  for (std::size_t other = 2; other < 6; ++other) EXPECT_TRUE(found.boxes[other].empty()) << other;
}

TEST_F(LookalikesOnEmptyPhotos, AreStillSeenByAModelThatKnowsThemToBeNone) {
  EXPECT_FALSE(find_lookalikes(sure_of(1, {"deer"}, true), photos_, 1).empty());
}

TEST_F(LookalikesOnEmptyPhotos, AreNotWhatTheBaseNetworkTakesForThings) {
  const auto& names = coco_class_names();
  const auto at = [&](const char* name) {
    return std::find(names.begin(), names.end(), name) - names.begin();
  };
  EXPECT_TRUE(find_lookalikes(sure_of(at("car"), names, false), photos_, 1).empty());
  EXPECT_FALSE(find_lookalikes(sure_of(at("bird"), names, false), photos_, 1).empty());
}

// A bright ellipse with a pattern before a dark pattern.
cv::Mat photo_of_a_thing() {
  cv::Mat photo(120, 160, CV_8UC3);
  cv::theRNG().state = 5;
  cv::randu(photo, cv::Scalar(10, 40, 10), cv::Scalar(40, 80, 40));
  cv::Mat thing(photo.size(), CV_8UC3);
  cv::randu(thing, cv::Scalar(30, 120, 200), cv::Scalar(60, 160, 250));
  cv::Mat mask(photo.size(), CV_8UC1, cv::Scalar(0));
  cv::ellipse(mask, {80, 60}, {40, 25}, 0, 0, 360, cv::Scalar(255), cv::FILLED);
  thing.copyTo(photo, mask);
  return photo;
}

const cv::Rect kAroundThing(40, 35, 81, 51);

TEST(CuttingOut, TellsAThingFromItsSurroundings) {
  const auto picture = cut_out(photo_of_a_thing(), kAroundThing);
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->bgr.size(), kAroundThing.size());
  EXPECT_GT(picture->alpha.at<uchar>(25, 40), 250) << "the middle";
  for (const cv::Point corner : {cv::Point(1, 1), cv::Point(79, 1), cv::Point(1, 49), cv::Point(79, 49)})
    EXPECT_LT(picture->alpha.at<uchar>(corner), 5) << corner;
}

TEST(CuttingOut, GivesNothingWhereNothingStandsOut) {
  EXPECT_FALSE(cut_out(cv::Mat(120, 160, CV_8UC3, cv::Scalar(30, 60, 30)), kAroundThing));
  EXPECT_FALSE(cut_out(photo_of_a_thing(), {0, 0, 160, 120})) << "the whole photo has no surroundings";
}

class ViewsOfPhotos : public LookalikesOnEmptyPhotos {
 protected:
  static Lookalikes one_on_the_first() {
    Lookalikes lookalikes{1, std::vector<std::vector<LabelledBox>>(6), {}};
    lookalikes.boxes[0].push_back({{0.2F, 0.2F, 0.8F, 0.8F}, 1});
    lookalikes.cutouts.push_back({*cut_out(photo_of_a_thing(), kAroundThing), 0.5F});
    return lookalikes;
  }
  static std::size_t of_class(const View& view, int class_id) {
    return static_cast<std::size_t>(
        std::ranges::count_if(view.boxes, [&](const TrueBox& box) { return box.class_id == class_id; }));
  }
};

TEST_F(ViewsOfPhotos, ShowLookalikesWhereTheyAreAndPastedWhereTheyWereNot) {
  const Views plain(photos_, one_on_the_first(), 0);
  const Views pasted(photos_, one_on_the_first(), 1);
  std::size_t in_place = 0;
  std::size_t elsewhere = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    std::mt19937_64 random(seed);
    in_place += of_class(plain.view(0, 64, random), 1);
    EXPECT_EQ(of_class(plain.view(3, 64, random), 1), 0U);
    elsewhere += of_class(pasted.view(3, 64, random), 1);
  }
  EXPECT_GT(in_place, 10U);
  EXPECT_GT(elsewhere, 5U);
}

TEST_F(ViewsOfPhotos, ShowMostOftenWhatTheModelWasSurestOf) {
  const auto opaque = [](cv::Size size, float confidence) {
    return Cutout{{cv::Mat(size, CV_8UC3, cv::Scalar(9, 9, 9)), cv::Mat(size, CV_8UC1, cv::Scalar(255))},
                  confidence};
  };
  Lookalikes lookalikes{1, std::vector<std::vector<LabelledBox>>(6), {}};
  lookalikes.cutouts = {opaque({60, 20}, 0.9F), opaque({20, 60}, 0.3F)};
  const Views views(photos_, std::move(lookalikes), 1);
  int wide = 0;
  int tall = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    std::mt19937_64 random(seed);
    for (const auto& [box, class_id] : views.view(0, 64, random).boxes)
      ++(box.width() > box.height() ? wide : tall);
  }
  EXPECT_GT(tall, 10);
  EXPECT_GT(wide, 4 * tall);
}

TEST_F(ViewsOfPhotos, PastedThingsHideLittleOfTheAnimals) {
  const Views views(photos_, one_on_the_first(), 1);
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    std::mt19937_64 random(seed);
    const auto view = views.view(3, 64, random);
    for (const auto& animal : view.boxes)
      for (const auto& thing : view.boxes)
        if (animal.class_id == 0 && thing.class_id == 1) {
          const auto& [a, b] = std::pair(animal.box, thing.box);
          const PixelBox shared{std::max(a.x_min, b.x_min), std::max(a.y_min, b.y_min),
                                std::min(a.x_max, b.x_max), std::min(a.y_max, b.y_max)};
          EXPECT_LE(shared.area(), 0.35F * a.area()) << seed;
        }
  }
}

TEST_F(ViewsOfPhotos, AreTheSameForTheSameStateOfTheGenerator) {
  const Views views(photos_, one_on_the_first(), 1);
  const auto view_of = [&](std::uint64_t seed) {
    std::mt19937_64 random(seed);
    return views.view(2, 64, random).image;
  };
  EXPECT_EQ(cv::norm(view_of(4), view_of(4), cv::NORM_INF), 0);
  EXPECT_NE(cv::norm(view_of(4), view_of(5), cv::NORM_INF), 0);
}

}  // namespace
}  // namespace fieldloop
