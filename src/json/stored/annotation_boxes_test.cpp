#include "json/stored/annotation_boxes.h"

#include <gtest/gtest.h>

namespace fieldloop {
namespace {

const std::vector<AnnotationBox> kBoxes{{"deer", {0.1F, 0.2F, 0.3F, 0.4F}, BoxOrigin::kConfirmed},
                                        {"red \"fox\"", {0, 0, 1, 1}, BoxOrigin::kDrawn}};

TEST(StoredAnnotationBoxes, AreReadAsTheyWereWritten) {
  EXPECT_EQ(annotation_boxes_from(text_of(kBoxes)), kBoxes);
  EXPECT_TRUE(annotation_boxes_from(text_of(std::vector<AnnotationBox>{})).empty());
}

TEST(StoredAnnotationBoxes, OriginsStandLineByLineInTheOrderOfTheLabels) {
  EXPECT_EQ(origins_text("a.txt", {{"deer", {}, BoxOrigin::kConfirmed}}),
            "{\n \"label\": \"a.txt\",\n \"lines\": [\n  {\n   \"class\": \"deer\",\n"
            "   \"origin\": \"confirmed\"\n  }\n ]\n}\n");
}

}  // namespace
}  // namespace fieldloop
