#include "http/server/router.h"

#include <gtest/gtest.h>

namespace fieldloop {
namespace {

using Path = std::vector<std::string>;

Handler named(const std::string& name) {
  return [name](const Request&) {
    Reply reply;
    reply.body = name;
    return reply;
  };
}

std::string found(const Router& router, const std::string& method, const std::string& target) {
  const auto match = router.find(method, path_segments(target).value());
  return match.handler == nullptr ? "-" : (*match.handler)({}).body;
}

TEST(Router, ALiteralSegmentWinsOverASlotWhateverTheOrder) {
  Router router;
  router.get("/photos/{id}/list", named("slot"));
  router.get("/photos/marked/list", named("literal"));
  EXPECT_EQ(found(router, "GET", "/photos/marked/list"), "literal");
  EXPECT_EQ(found(router, "GET", "/photos/7/list/"), "slot");
  EXPECT_EQ(found(router, "GET", "/photos//list"), "-");
  EXPECT_EQ(found(router, "HEAD", "/photos/7/list?x=1"), "slot");
}

TEST(Router, TheRestOfAPathMayBeEmpty) {
  Router router;
  router.get("/app/{path*}", named("app"));
  router.get("/", named("root"));
  EXPECT_EQ(found(router, "GET", "/app"), "app");
  EXPECT_EQ(found(router, "GET", "/app/a/b"), "app");
  EXPECT_EQ(found(router, "GET", "/"), "root");
  EXPECT_EQ(found(router, "GET", "/other"), "-");
  EXPECT_EQ(router.find("GET", {"app", "a", "b"}).slots.at("path"), "a/b");
}

TEST(Router, TellsWhichMethodsAPathHas) {
  Router router;
  router.get("/x", named("get"));
  router.post("/x", named("post"));
  const auto match = router.find("DELETE", {"x"});
  EXPECT_EQ(match.handler, nullptr);
  EXPECT_EQ(match.methods, (Path{"GET", "HEAD", "POST", "OPTIONS"}));
  EXPECT_TRUE(router.find("GET", {"y"}).methods.empty());
}

TEST(PathSegments, AreDecodedOneByOne) {
  EXPECT_EQ(path_segments("/a%20b/c%2Fd/?q=%2F"), (Path{"a b", "c/d"}));
  EXPECT_EQ(path_segments("/gr%C3%B6%C3%9Fe"), (Path{"größe"}));
  EXPECT_EQ(path_segments("/"), Path{});
  for (const std::string broken : {"/%", "/%4", "/%zz", "/%00", "/%0a", "/%ff", "/%c0%af", "/%ed%a0%80"})
    EXPECT_FALSE(path_segments(broken)) << broken;
}

}  // namespace
}  // namespace fieldloop
