// SPDX-License-Identifier: Apache-2.0
/* What the library shows to programs; all else in it stays hidden. Compiles as C11 and as C++. */
#ifndef OUTLINT_EXPORT_H
#define OUTLINT_EXPORT_H

#if defined(__GNUC__) && !defined(_WIN32)
#define OUTLINT_API __attribute__((visibility("default")))
#else
#define OUTLINT_API
#endif

#endif
