// SPDX-License-Identifier: Apache-2.0
// Values as bytes and back. A struct says once which fields it has (archive_fields.hpp), and both directions follow.
#pragma once

#include <array>
#include <cassert>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace outlint::ruleset {

template <class T>
concept Number = std::integral<T> || std::is_enum_v<T>;

template <class T, template <class...> class Of>
inline constexpr bool is_a = false;
template <class... T, template <class...> class Of>
inline constexpr bool is_a<Of<T...>, Of> = true;

template <class T>
inline constexpr bool is_array = false;
template <class T, std::size_t N>
inline constexpr bool is_array<std::array<T, N>> = true;

/// Writes values one after another. The same values give the same bytes.
class Writer {
 public:
  /// How this archive sees a value of a type.
  template <class T>
  using Seen = const T;

  template <class... T>
  void operator()(const T&... values) {
    (write(values), ...);
  }

  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  /// Seven bits a byte, the lowest first: most numbers are small.
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>((value & 0x7F) | 0x80);
    bytes_ += static_cast<char>(value);
  }

  void words(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }

  template <class T>
  void write(const T& value) {
    if constexpr (Number<T>) {
      number(static_cast<std::uint64_t>(value));
    } else if constexpr (std::same_as<T, double>) {
      char raw[sizeof value];
      std::memcpy(raw, &value, sizeof value);
      bytes_.append(raw, sizeof value);
    } else if constexpr (std::convertible_to<T, std::string_view>) {
      words(value);
    } else if constexpr (is_a<T, std::optional>) {
      write(value.has_value());
      if (value) write(*value);
    } else if constexpr (is_a<T, std::pair>) {
      write(value.first);
      write(value.second);
    } else if constexpr (is_a<T, std::variant>) {
      number(value.index());
      std::visit([this](const auto& each) { write(each); }, value);
    } else if constexpr (is_array<T>) {
      for (const auto& each : value) write(each);
    } else if constexpr (is_a<T, std::vector> || is_a<T, std::map>) {
      number(value.size());
      for (const auto& each : value) write(each);
    } else {
      fields(*this, value);
    }
  }

  std::string bytes_;
};

/// Reads what a `Writer` of the same build wrote; what it reads has to outlive the string views in what it gives.
class Reader {
 public:
  template <class T>
  using Seen = T;

  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class... T>
  void operator()(T&... values) {
    (read(values), ...);
  }

  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      assert(at_ < bytes_.size() && shift < 64 && "the archive was written by another build");
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value;
    }
  }

  std::string_view words() {
    const std::size_t size = number();
    assert(size <= bytes_.size() - at_ && "the archive was written by another build");
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }

  template <class T>
  void read(T& value) {
    if constexpr (Number<T>) {
      value = static_cast<T>(number());
    } else if constexpr (std::same_as<T, double>) {
      std::memcpy(&value, bytes_.data() + at_, sizeof value);
      at_ += sizeof value;
    } else if constexpr (std::same_as<T, std::string> || std::same_as<T, std::string_view>) {
      value = T(words());
    } else if constexpr (is_a<T, std::optional>) {
      if (number() != 0) read(value.emplace());
    } else if constexpr (is_a<T, std::pair>) {
      read(value.first);
      read(value.second);
    } else if constexpr (is_a<T, std::variant>) {
      read_alternative(value, number());
    } else if constexpr (is_array<T>) {
      for (auto& each : value) read(each);
    } else if constexpr (is_a<T, std::vector>) {
      value.resize(number());
      for (auto& each : value) read(each);
    } else if constexpr (is_a<T, std::map>) {
      for (std::uint64_t left = number(); left > 0; --left) {
        typename T::key_type key;
        read(key);
        read(value[std::move(key)]);
      }
    } else {
      fields(*this, value);
    }
  }

  template <std::size_t I = 0, class... T>
  void read_alternative(std::variant<T...>& value, std::uint64_t index) {
    if constexpr (I < sizeof...(T)) {
      if (index == I) read(value.template emplace<I>());
      else read_alternative<I + 1>(value, index);
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace outlint::ruleset
