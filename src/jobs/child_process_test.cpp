#include "jobs/child_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "core/error.h"
#include "files/atomic_file.h"

namespace fieldloop {
namespace {

using testing::ElementsAre;

ChildProcessOptions shell(const std::string& script) {
  ChildProcessOptions options;
  options.program = "/bin/sh";
  options.arguments = {"-c", script};
  return options;
}

std::vector<std::string> lines_of(const ChildProcessOptions& options) {
  std::vector<std::string> lines;
  run_child_process(options, [&](std::string_view line) { lines.emplace_back(line); }, {});
  return lines;
}

TEST(ChildProcess, HandsOverEachLineOfItsOutputEvenWithoutALastNewline) {
  EXPECT_THAT(lines_of(shell("echo one; echo; printf two")), ElementsAre("one", "", "two"));
}

TEST(ChildProcess, JoinsALineThatIsWrittenInPieces) {
  EXPECT_THAT(lines_of(shell("printf 'a'; sleep 0.05; printf 'b\\n'")), ElementsAre("ab"));
}

TEST(ChildProcess, ReportsTheExitStatus) {
  const auto result = run_child_process(shell("exit 7"), [](std::string_view) {}, {});
  EXPECT_EQ(result.exit_status, 7);
  EXPECT_EQ(result.signal, 0);
  EXPECT_FALSE(result.stopped);
}

TEST(ChildProcess, ReportsTheSignalThatEndedIt) {
  EXPECT_EQ(run_child_process(shell("kill -9 $$"), [](std::string_view) {}, {}).signal, SIGKILL);
}

TEST(ChildProcess, NamesTheProgramThatCannotBeStarted) {
  ChildProcessOptions options;
  options.program = "/nowhere/fieldloop-train";
  try {
    run_child_process(options, [](std::string_view) {}, {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kNotFound);
    EXPECT_THAT(error.what(), testing::HasSubstr("/nowhere/fieldloop-train"));
  }
}

TEST(ChildProcess, StopAsksWithSigtermSoThatTheProgramCanFinishItsWork) {
  std::stop_source source;
  std::vector<std::string> lines;
  const auto result = run_child_process(
      shell("trap 'echo saved; exit 3' TERM; echo ready; while :; do sleep 0.02; done"),
      [&](std::string_view line) {
        lines.emplace_back(line);
        source.request_stop();
      },
      source.get_token());
  EXPECT_TRUE(result.stopped);
  EXPECT_EQ(result.exit_status, 3);
  EXPECT_THAT(lines, ElementsAre("ready", "saved"));
}

TEST(ChildProcess, KillsAProgramThatIgnoresSigtermAfterTheGraceTime) {
  std::stop_source source;
  auto options = shell("trap '' TERM; echo ready; while :; do sleep 0.02; done");
  options.grace = std::chrono::milliseconds(50);
  const auto result = run_child_process(
      options, [&](std::string_view) { source.request_stop(); }, source.get_token());
  EXPECT_EQ(result.signal, SIGKILL);
}

TEST(ChildProcess, CanBeTheFirstToEndWhenMemoryRunsOut) {
  auto options = shell("cat /proc/self/oom_score_adj");
  options.ends_first_without_memory = true;
  EXPECT_THAT(lines_of(options), ElementsAre("500"));
}

TEST(ChildProcess, AppendsStandardErrorToTheLogFile) {
  const auto file = std::filesystem::temp_directory_path() / ("child_" + std::to_string(::getpid()) + ".log");
  auto options = shell("echo trouble >&2");
  options.stderr_file = file;
  lines_of(options);
  lines_of(options);
  EXPECT_EQ(read_text_file(file), "trouble\ntrouble\n");
  std::filesystem::remove(file);
}

TEST(ChildProcess, AnExceptionInTheReceiverEndsTheProgramAndPassesThrough) {
  EXPECT_THROW(run_child_process(shell("echo go; sleep 60"),
                                 [](std::string_view) { throw Error(ErrorCode::kInternal, "no"); }, {}),
               Error);
}

TEST(ChildProcess, DiesWithItsParentEvenWhenThatIsKilled) {
  int pipe_ends[2];
  ASSERT_EQ(::pipe(pipe_ends), 0);
  const pid_t parent = ::fork();
  if (parent == 0) {
    run_child_process(shell("echo $$; exec sleep 60"),
                      [&](std::string_view line) {
                        [[maybe_unused]] const auto n = ::write(pipe_ends[1], line.data(), line.size());
                      },
                      {});
    ::_exit(0);
  }
  char text[32] = {};
  ASSERT_GT(::read(pipe_ends[0], text, sizeof text - 1), 0);
  const auto child = static_cast<pid_t>(std::stol(text));
  EXPECT_EQ(::kill(child, 0), 0);
  ::kill(parent, SIGKILL);
  ::waitpid(parent, nullptr, 0);
  ::close(pipe_ends[1]);
  char byte = 0;
  EXPECT_EQ(::read(pipe_ends[0], &byte, 1), 0);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  const auto state = "/proc/" + std::to_string(child) + "/stat";
  const auto alive = [&] {
    try {
      return read_text_file(state).find(") Z") == std::string::npos;
    } catch (const Error&) {
      return false;
    }
  };
  while (alive() && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
  EXPECT_FALSE(alive());
  ::close(pipe_ends[0]);
}

}  // namespace
}  // namespace fieldloop
