#include "http/server/server.h"

#include <httplib.h>

#include <thread>

#include "http/routes/routes.h"
#include "storage/learning/model_store.h"
#include "storage/photos/detection_store.h"
#include "testing/home_fixture.h"

namespace fieldloop {
namespace {

using nlohmann::json;

class HttpServer : public HomeFixture {
 protected:
  HttpServer() {
    write_bytes(folder_ / "web/index.html", {'a', 'p', 'p'});
    write_bytes(folder_ / "web/assets/x.js", {'j', 's'});
    write_bytes(folder_ / "secret.txt", {'s'});
    server_ = std::make_unique<Server>(make_router(app_, folder_ / "web"),
                                       ServerOptions{"127.0.0.1", 0, {"https://yard.example.org"}, 16, 2});
    thread_ = std::jthread([this] { server_->run(); });
    client_ = std::make_unique<httplib::Client>("127.0.0.1", server_->port());
    client_->set_keep_alive(true);
  }
  ~HttpServer() override {
    app_.events.close();
    client_.reset();
    server_->stop();
  }

  json get(const std::string& path, int status = 200) {
    const auto reply = client_->Get(path);
    if (!reply) throw std::runtime_error("no reply from " + path);
    EXPECT_EQ(reply->status, status) << path << ": " << reply->body;
    return json::parse(reply->body);
  }
  json post(const std::string& path, const std::string& body, int status) {
    const auto reply = client_->Post(path, body, "application/json");
    if (!reply) throw std::runtime_error("no reply from " + path);
    EXPECT_EQ(reply->status, status) << path << ": " << reply->body;
    return json::parse(reply->body);
  }
  json upload(const httplib::MultipartFormDataItems& items, int status) {
    const auto reply = client_->Post("/photos?camera=gate", items);
    if (!reply) throw std::runtime_error("no reply");
    EXPECT_EQ(reply->status, status) << reply->body;
    return json::parse(reply->body);
  }
  static httplib::MultipartFormData part(const std::string& name, const Bytes& bytes) {
    return {"files", {bytes.begin(), bytes.end()}, name, "image/jpeg"};
  }
  // A photo with these detections by one model.
  PhotoId seen(int number, const std::string& time, const std::vector<NewDetection>& detections) {
    auto photo = incoming(number, "p" + std::to_string(number) + ".jpg");
    photo.captured_at = parse_iso8601(time);
    const auto id = app_.photos.ingest({std::move(photo)}).front().photo.value_or(PhotoId{});
    app_.db.write([&](Transaction& sql) {
      const auto known = find_model(sql, "deer-v1");
      ModelRow row;
      row.name = "deer-v1";
      row.family = "deer";
      set_detections(sql, id, known ? known->id : insert_model(sql, row), detections);
    });
    return id;
  }

  std::unique_ptr<Server> server_;
  std::jthread thread_;
  std::unique_ptr<httplib::Client> client_;
};

TEST_F(HttpServer, AnswersWithAndWithoutATrailingSlash) {
  EXPECT_EQ(get("/health")["database"], "ok");
  EXPECT_EQ(get("/health/")["status"], "ok");
  EXPECT_EQ(get("/photos/"), json::array());
  EXPECT_EQ(get("/stats")["most_detected_class"], nullptr);
}

TEST_F(HttpServer, WhatIsNotThereIsAProblem) {
  EXPECT_EQ(get("/nothing", 404)["code"], "not_found");
  EXPECT_EQ(get("/photos/7", 404)["status"], 404);
  const auto reply = client_->Get("/photos/7");
  EXPECT_EQ(reply->get_header_value("Content-Type"), "application/problem+json");
  const auto wrong_method = client_->Put("/stats", "{}", "application/json");
  EXPECT_EQ(wrong_method->status, 405);
  EXPECT_EQ(wrong_method->get_header_value("Allow"), "GET, HEAD, OPTIONS");
}

TEST_F(HttpServer, AWrongParameterIsNamed) {
  for (const std::string query :
       {"limit=0", "limit=501", "limit=x", "offset=-1", "min_confidence=nan", "min_confidence=1e999",
        "has_detections=perhaps", "start_date=yesterday", "min_detections=99999999999999999999"}) {
    const auto problem = get("/photos?" + query, 422);
    EXPECT_EQ(problem["field"], query.substr(0, query.find('='))) << query;
  }
  EXPECT_EQ(get("/photos/abc", 422)["field"], "photo_id");
  EXPECT_EQ(get("/photos/-1", 422)["field"], "photo_id");
}

TEST_F(HttpServer, AnUploadTellsWhatBecameOfEachFile) {
  auto cut = test_photo(2);
  cut.resize(cut.size() / 2);
  const auto result =
      upload({part("a.jpg", test_photo(1)), part("../b.jpg", cut), part("c.jpg", test_photo(1))}, 201);
  EXPECT_EQ(result["added"].get<int>() + result["duplicates"].get<int>(), 2);
  EXPECT_EQ(result["refused"], 1);
  EXPECT_EQ(result["files"][1]["status"], "refused");
  EXPECT_FALSE(result["files"][1]["reason"].get<std::string>().empty());
  EXPECT_EQ(get("/photos")[0]["camera"], "gate");
  upload({part("again.jpg", test_photo(1))}, 200);
  upload({part("bad.jpg", {'x'})}, 422);
  upload({{"note", "no file", "", ""}}, 422);
}

TEST_F(HttpServer, ARawBodyIsAPhotoToo) {
  const auto bytes = test_photo(1);
  const auto reply = client_->Post("/photos/?filename=x.jpg&captured_at=2026-05-01T06:30:00Z",
                                   std::string(bytes.begin(), bytes.end()), "image/jpeg");
  ASSERT_EQ(reply->status, 201);
  const auto photo = get("/photos/" + json::parse(reply->body)["files"][0]["photo_id"].dump());
  EXPECT_EQ(photo["captured_at"], "2026-05-01T06:30:00.000Z");
  EXPECT_EQ(photo["filepath"], "data/photos/x.jpg");
  EXPECT_EQ(photo["session_id"], nullptr);
  EXPECT_EQ(photo["review_state"], "unreviewed");
}

TEST_F(HttpServer, TheOriginalAndItsThumbnailCanBeCached) {
  add(1, "a b.jpg");
  const auto original = client_->Get("/photos/image/a%20b.jpg");
  ASSERT_EQ(original->status, 200);
  const auto bytes = test_photo(1);
  EXPECT_EQ(original->body, std::string(bytes.begin(), bytes.end()));
  EXPECT_EQ(original->get_header_value("Content-Type"), "image/jpeg");
  const httplib::Headers known{{"If-None-Match", original->get_header_value("ETag")}};
  EXPECT_EQ(client_->Get("/photos/image/a%20b.jpg", known)->status, 304);
  const auto small = client_->Get("/photos/image/a%20b.jpg?width=200");
  EXPECT_EQ(small->status, 200);
  EXPECT_NE(small->get_header_value("ETag"), original->get_header_value("ETag"));
  EXPECT_EQ(small->get_header_value("Content-Type"), "image/jpeg");
  const auto head = client_->Head("/photos/image/a%20b.jpg");
  EXPECT_EQ(head->status, 200);
  EXPECT_TRUE(head->body.empty());
  const auto range = client_->Get("/photos/image/a%20b.jpg", {{"Range", "bytes=2-5"}});
  EXPECT_EQ(range->status, 206);
  EXPECT_EQ(range->body, original->body.substr(2, 4));
}

TEST_F(HttpServer, AThumbnailIsWebpForThoseWhoTakeIt) {
  add(1, "a.jpg");
  const httplib::Headers browser{{"Accept", "image/avif,image/webp,image/*,*/*;q=0.8"}};
  const auto webp = client_->Get("/photos/image/a.jpg?width=320", browser);
  EXPECT_EQ(webp->get_header_value("Content-Type"), "image/webp");
  EXPECT_EQ(webp->get_header_value("Vary"), "Accept");
  EXPECT_EQ(webp->body.substr(0, 4), "RIFF");
  const auto jpeg = client_->Get("/photos/image/a.jpg?width=320", {{"Accept", "image/*"}});
  EXPECT_EQ(jpeg->get_header_value("Content-Type"), "image/jpeg");
  EXPECT_NE(jpeg->get_header_value("ETag"), webp->get_header_value("ETag"));
  const auto refused = client_->Get("/photos/image/a.jpg?width=320", {{"Accept", "image/webp;q=0, image/*"}});
  EXPECT_EQ(refused->get_header_value("Content-Type"), "image/jpeg");
  const auto large = client_->Get("/photos/image/a.jpg?width=1280", browser);
  EXPECT_EQ(large->get_header_value("Content-Type"), "image/jpeg");
}

TEST_F(HttpServer, APageOfPhotosIsNotPackedWithBrotliWhichTakesTooLong) {
  const httplib::Headers accepts{{"Accept-Encoding", "gzip, deflate, br, zstd"}};
  const auto reply = client_->Get("/openapi.json", accepts);
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->get_header_value("Content-Encoding"), "gzip");
  EXPECT_FALSE(
      client_->Get("/health", httplib::Headers{{"Accept-Encoding", "br"}})->has_header("Content-Encoding"));
}

TEST_F(HttpServer, NoAddressLeadsOutOfItsFolder) {
  for (const std::string path :
       {"/photos/image/..%2f..%2ffieldloop.db", "/photos/image/%2e%2e%2ffieldloop.db", "/app/..%2fsecret.txt",
        "/app/assets/..%2f..%2fsecret.txt", "/app/assets/../../secret.txt"}) {
    const auto reply = client_->Get(path);
    ASSERT_TRUE(reply);
    EXPECT_TRUE(reply->status == 404 || reply->body == "app") << path << " " << reply->body;
  }
  for (const std::string path :
       {"/photos/image/a%00b", "/photos/image/%ff", "/photos/%zz", "/photos?camera=%ff"})
    EXPECT_EQ(client_->Get(path)->status, 400) << path;
  EXPECT_EQ(client_->Get("/" + std::string(5000, 'a'))->status, 414);
}

TEST_F(HttpServer, DetectionsAreThoseAtOrAboveTheThreshold) {
  const auto id = std::to_string(
      seen(1, "2026-05-01T06:00:00Z", {{"deer", 0.9, {0.1F, 0.2F, 0.5F, 0.6F}}, {"fox", 0.1, {0, 0, 1, 1}}})
          .value);
  const auto photo = get("/photos/" + id);
  EXPECT_EQ(photo["detection_count"], 1);
  EXPECT_EQ(photo["has_detections"], true);
  const auto& detection = photo["detections"][0];
  EXPECT_EQ(detection["model_name"], "deer-v1");
  EXPECT_NEAR(detection["bbox"]["x"].get<double>(), 0.3, 1e-6);
  EXPECT_EQ(detection["bbox"]["x"], detection["bbox"]["x_center"]);
  EXPECT_NEAR(detection["bbox"]["height"].get<double>(), 0.4, 1e-6);
  EXPECT_EQ(get("/photos/" + id + "?min_confidence=0.05")["detection_count"], 2);
  EXPECT_EQ(get("/photos/" + id + "/detections?min_confidence=0.95"), json::array());
  EXPECT_EQ(get("/detections/classes")["total_detections"], 1);
  EXPECT_EQ(get("/detections?class_name=fox&min_confidence=0&max_confidence=0.5").size(), 1U);
}

TEST_F(HttpServer, PhotosAreFilteredAndCounted) {
  seen(1, "2026-05-01T06:00:00Z", {{"deer", 0.9, {0, 0, 1, 1}}, {"deer", 0.8, {0, 0, 1, 1}}});
  seen(2, "2026-05-01T18:00:00Z", {{"fox", 0.2, {0, 0, 1, 1}}});
  seen(3, "2026-05-03T06:00:00Z", {});
  const auto names = [&](const std::string& query) {
    std::string text;
    for (const auto& photo : get("/photos?" + query))
      text += photo["filename"].get<std::string>().substr(1, 1);
    return text;
  };
  EXPECT_EQ(names(""), "321");
  EXPECT_EQ(names("limit=1&offset=1"), "2");
  EXPECT_EQ(client_->Get("/photos?limit=1")->get_header_value("X-Total-Count"), "3");
  EXPECT_EQ(names("has_detections=true"), "1");
  EXPECT_EQ(names("has_detections=false"), "32");
  EXPECT_EQ(names("has_detections=true&min_confidence=0.1"), "21");
  EXPECT_EQ(names("min_detections=2"), "1");
  EXPECT_EQ(names("end_date=2026-05-01"), "21");
  EXPECT_EQ(names("start_date=2026-05-01T12:00:00Z"), "32");
  EXPECT_EQ(names("class_name=deer"), "1");
  EXPECT_EQ(names("camera=other"), "");
  EXPECT_EQ(names("camera=default&marked=false&annotated=false"), "321");
}

TEST_F(HttpServer, MarksFollowTheTrackersContract) {
  const auto path = "/photos/" + std::to_string(add(1).value) + "/mark-for-retraining";
  EXPECT_EQ(client_->Post(path)->status, 200);  // without a body
  EXPECT_EQ(get("/photos/marked/count")["count"], 1);
  EXPECT_EQ(get("/photos/marked/list")[0]["mark_reason"], "missed");
  EXPECT_EQ(post(path, R"({"reason": "false_positive", "note": "a bush"})", 200)["mark_note"], "a bush");
  EXPECT_EQ(post(path, R"({"reason": "because"})", 422)["field"], "reason");
  EXPECT_EQ(post(path, R"({"reason": 5})", 422)["field"], "reason");
  EXPECT_EQ(post(path, "{\"note\": \"" + std::string(2001, 'x') + "\"}", 422)["field"], "note");
  const auto unmarked = client_->Delete(path);
  EXPECT_EQ(json::parse(unmarked->body)["marked_for_retraining"], false);
  EXPECT_EQ(get("/photos/marked/count")["count"], 0);
}

TEST_F(HttpServer, ThoseWhoAnnotateTheSamePhotoLearnOfEachOther) {
  const auto path = "/api/photos/" + std::to_string(add(1).value) + "/presence";
  const auto put = [&](const std::string& body, int status) {
    const auto answer = client_->Put(path, body, "application/json");
    EXPECT_EQ(answer->status, status) << answer->body;
    return json::parse(answer->body);
  };
  EXPECT_EQ(put(R"({"editor": "a1", "name": "Anna"})", 200), json::parse(R"({"others": [], "revision": 0})"));
  EXPECT_EQ(put(R"({"editor": "b2"})", 200)["others"], json::parse(R"([{"editor": "a1", "name": "Anna"}])"));
  EXPECT_EQ(client_->Delete(path + "?editor=a1")->status, 204);
  EXPECT_EQ(put(R"({"editor": "b2"})", 200)["others"], json::array());
  EXPECT_EQ(put("{}", 422)["field"], "editor");
  EXPECT_EQ(put("{\"editor\": \"" + std::string(65, 'x') + "\"}", 422)["field"], "editor");
  EXPECT_EQ(put(R"({"editor": "a1", "name": 5})", 422)["field"], "name");
  EXPECT_EQ(client_->Delete(path)->status, 422);
  EXPECT_EQ(client_->Put("/api/photos/999/presence", R"({"editor": "a1"})", "application/json")->status, 404);
}

TEST_F(HttpServer, NoBodyCanHarmIt) {
  const auto path = "/photos/" + std::to_string(add(1).value) + "/mark-for-retraining";
  for (const std::string body : {"{", "[]", "\"x\"", "{\"note\": \"\xff\xfe\"}", "{\"note\": 1e999}", "nul"})
    EXPECT_EQ(client_->Post(path, body, "application/json")->status, 400) << body;
  EXPECT_EQ(client_->Post(path, std::string(200000, '['), "application/json")->status, 400);
  EXPECT_EQ(client_->Post(path, std::string(3 << 20, ' '), "application/json")->status, 413);
  EXPECT_NE(
      client_->Post(path, httplib::Headers{{"Content-Encoding", "gzip"}}, "x", "application/json")->status,
      500);
  EXPECT_EQ(client_->Post("/nothing", std::string(2 << 20, 'x'), "text/plain")->status, 404);
  EXPECT_EQ(client_->Post("/stats", "{}", "application/json")->status, 405);
  EXPECT_EQ(get("/health")["status"], "ok");
}

TEST_F(HttpServer, OtherOriginsReadOnlyWhenAllowedAndNeverWriteOtherwise) {
  const auto from = [](const std::string& origin) { return httplib::Headers{{"Origin", origin}}; };
  const auto allowed = [&](const std::string& origin) {
    return client_->Get("/stats", from(origin))->get_header_value("Access-Control-Allow-Origin");
  };
  EXPECT_EQ(allowed("http://localhost:5173"), "http://localhost:5173");
  EXPECT_EQ(allowed("https://yard.example.org"), "https://yard.example.org");
  EXPECT_EQ(allowed("http://localhost.evil.example"), "");
  EXPECT_EQ(allowed("null"), "");
  const auto path = "/photos/" + std::to_string(add(1).value) + "/mark-for-retraining";
  EXPECT_EQ(client_->Post(path, from("http://evil.example"), "", "text/plain")->status, 403);
  EXPECT_EQ(client_->Options(path, from("http://localhost:1"))->status, 204);
}

TEST_F(HttpServer, AnEventArrives) {
  std::string heard;
  const auto hear = [&](const char* data, std::size_t size) {
    if (heard.empty()) app_.events.publish("photos", {{"added", 1}});
    heard.append(data, size);
    return heard.find("added") == std::string::npos;
  };
  client_->Get("/api/events", hear);
  EXPECT_NE(heard.find("event: photos\ndata: {\"added\":1}\n\n"), std::string::npos);
}

TEST_F(HttpServer, StreamsAreLimitedAndEndWithTheServer) {
  std::atomic<int> connected = 0;
  const auto listen = [&] {
    httplib::Client client("127.0.0.1", server_->port());
    client.Get("/api/events", [&, first = true](const char*, std::size_t) mutable {
      if (first) ++connected;
      first = false;
      return true;
    });
  };
  const std::jthread one(listen);
  const std::jthread two(listen);
  while (connected < 2) std::this_thread::yield();
  EXPECT_EQ(get("/api/events", 503)["code"], "unavailable");
  app_.events.close();
}

TEST_F(HttpServer, TheWebClientsPagesAreServedAndItsMissingFilesAreNot) {
  EXPECT_EQ(client_->Get("/")->get_header_value("Location"), "/app/");
  EXPECT_EQ(client_->Get("/app/")->body, "app");
  EXPECT_EQ(client_->Get("/app/photos/7")->body, "app");
  const auto script = client_->Get("/app/assets/x.js");
  EXPECT_EQ(script->body, "js");
  EXPECT_NE(script->get_header_value("Cache-Control").find("immutable"), std::string::npos);
  EXPECT_EQ(client_->Get("/app/assets/old.js")->status, 404);
}

TEST_F(HttpServer, TheWebClientsFilesAreSentAsTheBuildPackedThemToThoseWhoTakeThat) {
  write_bytes(folder_ / "web/assets/x.js.gz", {'p', 'a', 'c', 'k', 'e', 'd'});
  client_->set_decompress(false);
  const auto packed = client_->Get("/app/assets/x.js", httplib::Headers{{"Accept-Encoding", "gzip, br"}});
  EXPECT_EQ(packed->body, "packed");
  EXPECT_EQ(packed->get_header_value("Content-Encoding"), "gzip");
  EXPECT_EQ(packed->get_header_value("Vary"), "Accept-Encoding");
  EXPECT_NE(packed->get_header_value("Content-Type").find("javascript"), std::string::npos);
  const auto plain = client_->Get("/app/assets/x.js", httplib::Headers{{"Accept-Encoding", "identity"}});
  EXPECT_EQ(plain->body, "js");
  EXPECT_FALSE(plain->has_header("Content-Encoding"));
}

TEST_F(HttpServer, DescribesItself) {
  const auto api = get("/openapi.json");
  EXPECT_EQ(api["openapi"], "3.0.3");
  EXPECT_EQ(api["info"]["version"], "0.1.0");
  EXPECT_TRUE(api["paths"]["/photos"]["get"]["responses"].contains("200"));
  EXPECT_NE(client_->Get("/docs")->body.find("<!doctype html>"), std::string::npos);
}

TEST_F(HttpServer, ATakenPortIsRefusedWithAdvice) {
  try {
    const Server second(Router{}, {"127.0.0.1", server_->port(), {}, 1, 1});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kConflict);
    EXPECT_NE(std::string(error.what()).find("--port"), std::string::npos);
  }
}

TEST_F(HttpServer, ManyClientsUploadAndReadAtOnce) {
  {
    std::vector<std::jthread> clients;
    for (int c = 0; c < 4; ++c)
      clients.emplace_back([this, c] {
        httplib::Client client("127.0.0.1", server_->port());
        for (int i = 0; i < 4; ++i) {
          EXPECT_EQ(client.Post("/photos", {part("same.jpg", test_photo(10 * c + i))})->status, 201);
          EXPECT_EQ(client.Get("/photos")->status, 200);
          EXPECT_EQ(client.Get("/stats")->status, 200);
        }
      });
  }
  EXPECT_EQ(get("/stats")["total_photos"], 16);
}

}  // namespace
}  // namespace fieldloop
