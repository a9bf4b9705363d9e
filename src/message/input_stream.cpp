// SPDX-License-Identifier: Apache-2.0
// A pipe cannot be rewound: its first block is kept in the buffer until the reader that it calls for takes it.
#include "message/input_stream.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <iterator>
#include <streambuf>
#include <system_error>
#include <utility>
#include <vector>

#include "message/detect.hpp"

namespace outlint::message {

class InputStream::Buffer final : public std::streambuf {
 public:
  Buffer(std::FILE* file, std::atomic<std::uint64_t>* bytes_read) : file_(file), bytes_read_(bytes_read), block_(detect_size) { fill(); }
  ~Buffer() override {
    if (file_ != stdin) std::fclose(file_);
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  [[nodiscard]] std::string failure() const { return error_ == 0 ? "" : std::generic_category().message(error_); }
  [[nodiscard]] std::string_view waiting() const { return {gptr(), static_cast<std::size_t>(egptr() - gptr())}; }

 protected:
  int_type underflow() override {
    if (gptr() == egptr()) fill();
    if (gptr() != egptr()) return traits_type::to_int_type(*gptr());
    // A stream takes this for bad, and what has been read so far for cut off.
    if (error_ != 0) throw std::ios_base::failure("a read failed");
    return traits_type::eof();
  }

 private:
  void fill() {
    if (error_ != 0) return;
    const std::size_t count = std::fread(block_.data(), 1, block_.size(), file_);
    if (bytes_read_ != nullptr) bytes_read_->fetch_add(count, std::memory_order_relaxed);
    setg(block_.data(), block_.data(), block_.data() + count);
    if (count < block_.size() && std::ferror(file_) != 0) error_ = errno == 0 ? EIO : errno;
  }

  int error_ = 0;
  std::FILE* file_;
  std::atomic<std::uint64_t>* bytes_read_;
  std::vector<char> block_;
};

struct InputStream::Opened {
  explicit Opened(std::unique_ptr<Buffer> from) : buffer(std::move(from)), stream(buffer.get()) {}
  std::unique_ptr<Buffer> buffer;
  std::istream stream;
};

InputStream::InputStream(std::unique_ptr<Buffer> buffer) : opened_(std::make_shared<Opened>(std::move(buffer))) {}

std::optional<InputStream> InputStream::open(const std::string& path, std::string& reason, std::atomic<std::uint64_t>* bytes_read) {
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    reason = std::generic_category().message(errno);
    return std::nullopt;
  }
  return InputStream(std::make_unique<Buffer>(file, bytes_read));
}

std::string_view InputStream::head() const { return opened_->buffer->waiting(); }

std::istream& InputStream::stream() { return opened_->stream; }

std::optional<std::string> InputStream::rest() {
  try {
    return std::string(std::istreambuf_iterator<char>(opened_->buffer.get()), std::istreambuf_iterator<char>());
  } catch (const std::ios_base::failure&) {
    return std::nullopt;
  }
}

std::string InputStream::failure() const { return opened_->buffer->failure(); }

}  // namespace outlint::message
