// SPDX-License-Identifier: Apache-2.0
#include <outlint/outlint.hpp>

int main() { return 0; }
