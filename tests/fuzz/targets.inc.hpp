// SPDX-License-Identifier: Apache-2.0
// The names of all targets. A face that reads bytes from outside (a protocol's framing) adds its own line, here and in CMakeLists.txt.
OUTLINT_FUZZ_TARGET(mail)
OUTLINT_FUZZ_TARGET(html)
OUTLINT_FUZZ_TARGET(mbox)
OUTLINT_FUZZ_TARGET(linkedin)
OUTLINT_FUZZ_TARGET(json)
OUTLINT_FUZZ_TARGET(draft)
OUTLINT_FUZZ_TARGET(regions)
OUTLINT_FUZZ_TARGET(rules)
OUTLINT_FUZZ_TARGET(config)
OUTLINT_FUZZ_TARGET(matcher)
OUTLINT_FUZZ_TARGET(fixer)
OUTLINT_FUZZ_TARGET(capi)
#ifdef OUTLINT_FUZZ_LSP
OUTLINT_FUZZ_TARGET(lsp)
#endif
#ifdef OUTLINT_FUZZ_HTTP
OUTLINT_FUZZ_TARGET(http)
#endif
