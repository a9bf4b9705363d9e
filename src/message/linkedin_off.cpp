// SPDX-License-Identifier: Apache-2.0
// Takes the place of the readers of LinkedIn's export where outlint is built without libcsv and libzip.
#include <utility>

#include "message/linkedin.hpp"

namespace outlint::message {
namespace {

bool refuse(const LinkedInOptions& options, const RecordSink& sink) {
  Problem problem;
  problem.file = options.source;
  problem.message = "built without LinkedIn's export (OUTLINT_WITH_LINKEDIN)";
  return sink(failure(std::move(problem)));
}

}  // namespace

bool is_linkedin_csv(std::string_view) { return false; }
bool is_linkedin_folder(const std::string&) { return false; }
bool is_linkedin_zip_file(const std::string&) { return false; }
bool is_linkedin_zip(std::string_view) { return false; }

bool read_linkedin_csv(std::istream&, const LinkedInOptions& options, const RecordSink& sink) { return refuse(options, sink); }
bool read_linkedin_folder(const std::string&, const LinkedInOptions& options, const RecordSink& sink) { return refuse(options, sink); }
bool read_linkedin_zip_file(const std::string&, const LinkedInOptions& options, const RecordSink& sink) { return refuse(options, sink); }
bool read_linkedin_zip(std::string_view, const LinkedInOptions& options, const RecordSink& sink) { return refuse(options, sink); }

}  // namespace outlint::message
