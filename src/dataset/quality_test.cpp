#include "dataset/quality.h"

#include <gmock/gmock.h>

#include <chrono>
#include <random>

namespace fieldloop {
namespace {

using testing::HasSubstr;

constexpr NormBox kBox{0.2F, 0.2F, 0.4F, 0.4F};
constexpr NormBox kElsewhere{0.6F, 0.6F, 0.8F, 0.8F};

CheckedPhoto photo(std::vector<CheckedBox> boxes, std::vector<SeenBox> seen) {
  return {std::move(boxes), true, std::move(seen), {std::set<std::string>{"deer", "fox"}}, {}};
}

NormBox moved(NormBox box, float by) { return {box.x_min + by, box.y_min, box.x_max + by, box.y_max}; }

std::vector<QualityKind> flaws(const CheckedPhoto& checked, const UsualSizes& sizes = {}) {
  std::vector<QualityKind> found;
  for (const auto& each : find_flaws(checked, sizes)) found.push_back(each.kind);
  return found;
}

TEST(Quality, LabelsThatTheModelSharesAreFine) {
  EXPECT_TRUE(flaws(photo({{"deer", kBox}}, {{"deer", moved(kBox, 0.01F), 0.9F}})).empty());
}

TEST(Quality, WithoutAnyModelOnlyTheBoxesThemselvesAreJudged) {
  CheckedPhoto unseen{{{"deer", kBox}}, false, {}, {}, {}};
  EXPECT_TRUE(flaws(unseen).empty());
  unseen.boxes.push_back({"deer", moved(kBox, 0.01F)});
  EXPECT_EQ(flaws(unseen), std::vector{QualityKind::kDuplicate});
}

TEST(Quality, AnAnimalSeenConfidentlyButNotLabelledIsOverlooked) {
  const auto found =
      find_flaws(photo({{"deer", kBox}}, {{"deer", kBox, 0.9F}, {"fox", kElsewhere, 0.8F}}), {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, QualityKind::kOverlooked);
  EXPECT_EQ(found[0].remedy->action, SuggestedAction::kAdd);
  EXPECT_EQ(found[0].remedy->box.box, kElsewhere);
  EXPECT_THAT(found[0].reason, HasSubstr("fox with 80 %"));
}

TEST(Quality, SeveralModelsThatSeeTheSameAnimalMakeOneCard) {
  EXPECT_EQ(flaws(photo(
                {{"deer", kBox}},
                {{"deer", kBox, 0.9F}, {"deer", kElsewhere, 0.8F}, {"fox", moved(kElsewhere, 0.01F), 0.7F}})),
            std::vector{QualityKind::kOverlooked});
}

TEST(Quality, APhotoSaidToBeEmptyWithAConfidentDetectionIsNotEmpty) {
  EXPECT_EQ(flaws(photo({}, {{"deer", kBox, 0.7F}, {"deer", kElsewhere, 0.6F}})),
            std::vector{QualityKind::kNotEmpty});
  EXPECT_TRUE(flaws(photo({}, {{"deer", kBox, 0.3F}})).empty());
}

TEST(Quality, ABoxWhereNoModelSeesAnythingIsUnseen) {
  const auto found = find_flaws(photo({{"deer", kBox}}, {{"deer", kElsewhere, 0.05F}}), {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, QualityKind::kUnseen);
  EXPECT_EQ(found[0].remedy->action, SuggestedAction::kRemove);
  EXPECT_TRUE(flaws(photo({{"deer", kBox}}, {{"deer", kBox, 0.25F}})).empty());
}

TEST(Quality, NobodyMissesABoxOfAClassThatNoModelKnows) {
  EXPECT_TRUE(flaws(photo({{"wombat", kBox}}, {})).empty());
}

TEST(Quality, AShiftedBoxIsLooseOnceAndTheModelsBoxIsOffered) {
  const auto found = find_flaws(photo({{"deer", moved(kBox, 0.1F)}}, {{"deer", kBox, 0.9F}}), {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, QualityKind::kLoose);
  EXPECT_EQ(found[0].remedy->action, SuggestedAction::kReplace);
  EXPECT_EQ(found[0].remedy->box.box, kBox);
}

TEST(Quality, FurnitureNearALabelledAnimalMakesNoBoxLoose) {
  EXPECT_TRUE(flaws(photo({{"deer", moved(kBox, 0.1F)}}, {{"bed", kBox, 0.9F}})).empty());
  EXPECT_EQ(flaws(photo({{"deer", moved(kBox, 0.1F)}}, {{"cow", kBox, 0.9F}})),
            std::vector{QualityKind::kLoose});
}

TEST(Quality, AClassThatNobodyAgreesWithIsASwap) {
  const auto found = find_flaws(photo({{"fox", kBox}}, {{"deer", kBox, 0.9F}}), {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, QualityKind::kClass);
  EXPECT_EQ(found[0].remedy->box.class_name, "deer");
}

TEST(Quality, AModelOrANeighbourOfTheBurstThatAgreesAcquits) {
  EXPECT_TRUE(flaws(photo({{"fox", kBox}}, {{"deer", kBox, 0.9F}, {"fox", kBox, 0.3F}})).empty());
  auto burst = photo({{"fox", kBox}}, {{"deer", kBox, 0.9F}});
  burst.classes_of_the_burst = {"fox"};
  EXPECT_TRUE(flaws(burst).empty());
}

TEST(Quality, AModelThatDoesNotKnowTheClassIsNoWitnessAgainstIt) {
  EXPECT_TRUE(flaws(photo({{"wombat", kBox}}, {{"deer", kBox, 0.9F}})).empty());
  auto seen_by_another = photo({{"wombat", kBox}}, {{"deer", kBox, 0.9F}});
  seen_by_another.models.push_back({"wombat"});
  EXPECT_TRUE(flaws(seen_by_another).empty());
}

TEST(Quality, InFilesAModelOfTheSameClassesDoubtsOneThatItDoesNotKnowButLess) {
  const auto doubt = [](const std::string& name) {
    auto checked = photo({{name, kBox}}, {{"deer", kBox, 0.9F}});
    checked.from_files = true;
    checked.offered = {"deer", "fox", "wombat"};
    return find_flaws(checked, {}).at(0).score;
  };
  EXPECT_LT(doubt("wombat"), doubt("fox"));
  auto by_a_stranger = photo({{"wombat", kBox}}, {{"sheep", kBox, 0.9F}});
  by_a_stranger.from_files = true;
  by_a_stranger.offered = {"wombat", "sheep"};
  by_a_stranger.models = {{"sheep", "frisbee"}};
  EXPECT_TRUE(flaws(by_a_stranger).empty());
}

TEST(Quality, NothingIsOverlookedOfAClassThatIsNotOnOffer) {
  auto checked = photo({{"deer", kBox}}, {{"deer", kBox, 0.9F}, {"frisbee", kElsewhere, 0.8F}});
  checked.offered = {"deer", "fox"};
  EXPECT_TRUE(flaws(checked).empty());
  checked.boxes.clear();
  checked.seen = {{"frisbee", kElsewhere, 0.8F}};
  EXPECT_TRUE(flaws(checked).empty());
  checked.seen.push_back({"fox", kElsewhere, 0.7F});
  EXPECT_EQ(flaws(checked), std::vector{QualityKind::kNotEmpty}) << "the frisbee does not hide the fox";
}

TEST(Quality, WhereAPersonJudgedAFalseAlarmNothingIsOverlooked) {
  auto checked = photo({{"deer", kBox}}, {{"deer", kBox, 0.9F}, {"fox", kElsewhere, 0.8F}});
  checked.rejected = {moved(kElsewhere, 0.01F)};
  EXPECT_TRUE(flaws(checked).empty());
  checked.boxes.clear();
  EXPECT_EQ(flaws(checked), std::vector{QualityKind::kNotEmpty}) << "of the deer, that nobody judged";
}

TEST(Quality, ABoxOverTheEdgeIsCutAndOneBeyondItRemoved) {
  const auto over =
      find_flaws(photo({{"deer", {0.9F, 0.1F, 1.1F, 0.3F}}}, {{"deer", {0.9F, 0.1F, 1, 0.3F}, 0.9F}}), {});
  ASSERT_EQ(over.size(), 1U);
  EXPECT_EQ(over[0].kind, QualityKind::kOutside);
  EXPECT_EQ(over[0].remedy->box.box, (NormBox{0.9F, 0.1F, 1, 0.3F}));
  const auto beyond = find_flaws(photo({{"deer", {1.2F, 0.1F, 1.4F, 0.3F}}}, {}), {});
  EXPECT_EQ(beyond.at(0).remedy->action, SuggestedAction::kRemove);
}

TEST(Quality, TinyAndHugeAreJudgedByTheClassItself) {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> side(0.15F, 0.25F);
  std::vector<CheckedBox> usual;
  for (int i = 0; i < 100; ++i)
    usual.push_back({"deer", {0.1F, 0.1F, 0.1F + side(random), 0.1F + side(random)}});
  const auto sizes = usual_sizes(usual);
  const CheckedPhoto odd{{{"deer", {0.5F, 0.5F, 0.52F, 0.52F}},
                          {"deer", {0, 0, 1, 1}},
                          {"deer", kBox},
                          {"fox", {0, 0, 0.9F, 0.5F}}},
                         false,
                         {},
                         {},
                         {}};
  const auto found = find_flaws(odd, sizes);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].kind, QualityKind::kSize);
  EXPECT_THAT(found[0].reason + found[1].reason, testing::AllOf(HasSubstr("smaller"), HasSubstr("larger")));
}

TEST(Quality, CardsComeMostProbablyWrongFirst) {
  const auto found = find_flaws(
      photo({{"deer", kBox}}, {{"deer", kElsewhere, 0.95F}, {"deer", {0.0F, 0.6F, 0.2F, 0.9F}, 0.5F}}), {});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_GT(found[0].score, found[1].score);
  EXPECT_GT(found[1].score, found[2].score);
}

TEST(Quality, AHundredThousandBoxesAreCheckedInASecond) {
  std::vector<CheckedBox> boxes;
  std::vector<SeenBox> seen;
  for (int i = 0; i < 10; ++i) {
    const auto at = static_cast<float>(i) / 11;
    boxes.push_back({"deer", {at, at, at + 0.1F, at + 0.1F}});
    seen.push_back({"deer", {at, at, at + 0.09F, at + 0.1F}, 0.8F});
  }
  const auto checked = photo(boxes, seen);
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < 10'000; ++i) find_flaws(checked, {});
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
}

}  // namespace
}  // namespace fieldloop
