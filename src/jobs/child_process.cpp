#include "jobs/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include "core/error.h"
#include "files/file_descriptor.h"

namespace fieldloop {
namespace {

constexpr std::size_t kMaxLine = std::size_t{1} << 20;
constexpr int kPollMilliseconds = 100;

[[noreturn]] void fail(const std::string& what) {
  throw Error(ErrorCode::kIo, what + ": " + std::strerror(errno) + ".");
}

struct Pipe {
  FileDescriptor read_end, write_end;
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("A pipe could not be opened");
    read_end = FileDescriptor(ends[0]);
    write_end = FileDescriptor(ends[1]);
  }
};

// Everything the child needs, made before fork(): between fork and exec only async-signal-safe calls are
// allowed, so nothing may allocate there.
struct Launch {
  std::string program;
  std::vector<char*> argv;
  int niceness;
  bool ends_first_without_memory;
  int out;
  int err;
  int failure;
  pid_t parent;
};

void offer_as_first_to_end() {
  constexpr std::string_view kScore = "500";  // of 1000
  const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  [[maybe_unused]] const auto written = ::write(file, kScore.data(), kScore.size());
  ::close(file);
}

[[noreturn]] void become_program(const Launch& launch) {
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) ::signal(signal, SIG_DFL);
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != launch.parent) ::_exit(127);  // it died before the line above
  [[maybe_unused]] const int ignored = ::nice(launch.niceness);
  if (launch.ends_first_without_memory) offer_as_first_to_end();
  ::dup2(launch.out, STDOUT_FILENO);
  if (launch.err >= 0) ::dup2(launch.err, STDERR_FILENO);
  ::execv(launch.program.c_str(), launch.argv.data());
  const int error = errno;
  [[maybe_unused]] const auto written = ::write(launch.failure, &error, sizeof error);
  ::_exit(127);
}

class Child {
 public:
  explicit Child(const ChildProcessOptions& options) {
    if (!options.stderr_file.empty()) open_stderr(options.stderr_file);
    Pipe out;
    Pipe failure;
    std::vector<std::string> words{options.program.string()};
    words.insert(words.end(), options.arguments.begin(), options.arguments.end());
    Launch launch{words[0],
                  {},
                  options.niceness,
                  options.ends_first_without_memory,
                  out.write_end.get(),
                  stderr_.get(),
                  failure.write_end.get(),
                  ::getpid()};
    for (auto& word : words) launch.argv.push_back(word.data());
    launch.argv.push_back(nullptr);
    pid_ = ::fork();
    if (pid_ == 0) become_program(launch);
    if (pid_ < 0) fail("A process for " + launch.program + " could not be made");
    ::setpgid(pid_, pid_);
    out_ = std::move(out.read_end);
    failure.write_end.close();
    check_started(failure.read_end.get(), launch.program);
  }
  ~Child() {
    if (pid_ <= 0) return;
    ::kill(-pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  int out() const { return out_.get(); }
  void signal_group(int signal) const { ::kill(-pid_, signal); }

  std::optional<ChildProcessResult> ended() {
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
    pid_ = -1;
    ChildProcessResult result;
    if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
    if (WIFEXITED(status)) result.exit_status = WEXITSTATUS(status);
    return result;
  }

 private:
  void open_stderr(const std::filesystem::path& file) {
    stderr_ = FileDescriptor(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
    if (stderr_.get() < 0) fail("The log file " + file.string() + " could not be opened");
  }
  void check_started(int failure, const std::string& program) {
    int error = 0;
    if (::read(failure, &error, sizeof error) != sizeof error) return;
    ::waitpid(std::exchange(pid_, -1), nullptr, 0);
    throw Error(ErrorCode::kNotFound,
                "The program " + program + " could not be started: " + std::strerror(error) + ".");
  }
  FileDescriptor stderr_;
  FileDescriptor out_;
  pid_t pid_ = -1;
};

// Cuts a byte stream into lines; a line longer than kMaxLine is dropped.
class LineReader {
 public:
  explicit LineReader(const std::function<void(std::string_view)>& on_line) : on_line_(on_line) {}
  // Returns false at the end of the stream.
  bool read_from(int fd) {
    std::array<char, 16384> buffer{};
    const auto count = ::read(fd, buffer.data(), buffer.size());
    if (count < 0) return errno == EINTR || errno == EAGAIN;
    add({buffer.data(), static_cast<std::size_t>(count)});
    return count > 0;
  }
  void finish() {
    if (!line_.empty()) on_line_(std::exchange(line_, {}));
  }

 private:
  void add(std::string_view bytes) {
    for (auto end = bytes.find('\n'); end != bytes.npos; end = bytes.find('\n')) {
      line_ += bytes.substr(0, end);
      if (line_.size() <= kMaxLine) on_line_(line_);
      line_.clear();
      bytes.remove_prefix(end + 1);
    }
    if (line_.size() <= kMaxLine) line_ += bytes;
  }
  const std::function<void(std::string_view)>& on_line_;
  std::string line_;
};

// Sends SIGTERM once a stop is asked for, SIGKILL when the grace time is over.
class Terminator {
 public:
  Terminator(const Child& child, const std::stop_token& stop, std::chrono::milliseconds grace)
      : child_(child), stop_(stop), grace_(grace) {}
  void check() {
    if (!stop_.stop_requested()) return;
    const auto now = std::chrono::steady_clock::now();
    if (!asked_at_) {
      asked_at_ = now;
      child_.signal_group(SIGTERM);
    } else if (now - *asked_at_ > grace_) {
      child_.signal_group(SIGKILL);
    }
  }
  bool asked() const { return asked_at_.has_value(); }

 private:
  const Child& child_;
  const std::stop_token& stop_;
  std::chrono::milliseconds grace_;
  std::optional<std::chrono::steady_clock::time_point> asked_at_;
};

}  // namespace

ChildProcessResult run_child_process(const ChildProcessOptions& options,
                                     const std::function<void(std::string_view)>& on_line,
                                     const std::stop_token& stop) {
  Child child(options);
  FileDescriptor wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  const std::stop_callback wake_on_stop(stop, [&wake] { ::eventfd_write(wake.get(), 1); });
  Terminator terminator(child, stop, options.grace);
  LineReader lines(on_line);
  bool open = true;
  std::optional<ChildProcessResult> result;
  while (!result) {
    std::array<pollfd, 2> watched{pollfd{wake.get(), POLLIN, 0}, pollfd{open ? child.out() : -1, POLLIN, 0}};
    if (::poll(watched.data(), watched.size(), kPollMilliseconds) < 0 && errno != EINTR) fail("poll");
    eventfd_t ignored = 0;
    ::eventfd_read(wake.get(), &ignored);
    terminator.check();
    if (open && watched[1].revents != 0)
      open = lines.read_from(child.out());
    else
      result = child.ended();
  }
  // What was written between the last read and the end; a grandchild may hold the pipe open for ever.
  for (pollfd rest{child.out(), POLLIN, 0}; open && ::poll(&rest, 1, 0) > 0;) open = lines.read_from(rest.fd);
  lines.finish();
  result->stopped = terminator.asked();
  return *result;
}

}  // namespace fieldloop
