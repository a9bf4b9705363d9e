// SPDX-License-Identifier: Apache-2.0
// A value that is made when it is first asked for.
#pragma once

#include <functional>
#include <mutex>
#include <utility>

namespace outlint::ruleset {

/// Filled in by its owner before it is shared; asking is thread-safe.
template <class T>
class Lazy {
 public:
  void set(T value) { value_ = std::move(value); }
  void set_maker(std::function<T()> make) { make_ = std::move(make); }

  const T& operator*() const {
    std::call_once(once_, [this] {
      if (make_) value_ = make_();
    });
    return value_;
  }
  const T* operator->() const { return &**this; }

 private:
  std::function<T()> make_;
  mutable std::once_flag once_;
  mutable T value_{};
};

}  // namespace outlint::ruleset
