// SPDX-License-Identifier: Apache-2.0
// Makes the index over patterns.
#include <algorithm>
#include <map>
#include <set>

#include "text/first_words.hpp"
#include "text/pattern_index.hpp"
#include "text/sketch_build.hpp"
#include "text/word_needs.hpp"

namespace outlint::text {
namespace {

/// How many sentences a choice lets through, roughly: a common word counts as many rare ones.
std::size_t cost(const Need& need, const WordNumbers& words, const std::vector<std::string>& common) {
  constexpr std::size_t weight = 200;
  std::size_t sum = 0;
  for (const std::uint32_t number : need) {
    const std::string& word = words.words()[number];
    sum += std::binary_search(common.begin(), common.end(), word) || word.size() == 1 || word.front() == '\n' || word.front() == '\t' ? weight : 1;
  }
  return sum;
}

/// Lists of numbers, one behind another.
class Lists {
 public:
  /// The table of where the lists of `all` begin, and the end of the last; their entries go into the common store.
  std::vector<std::uint32_t> table(const std::vector<std::vector<std::uint32_t>>& all) {
    std::vector<std::uint32_t> out;
    for (const auto& each : all) {
      out.push_back(static_cast<std::uint32_t>(store_.size()));
      store_.insert(store_.end(), each.begin(), each.end());
    }
    out.push_back(static_cast<std::uint32_t>(store_.size()));
    return out;
  }
  std::uint32_t add(const std::vector<std::uint32_t>& each) {
    const auto first = static_cast<std::uint32_t>(store_.size());
    store_.insert(store_.end(), each.begin(), each.end());
    return first;
  }
  [[nodiscard]] const std::vector<std::uint32_t>& store() const { return store_; }

 private:
  std::vector<std::uint32_t> store_;
};

class Maker {
 public:
  Maker(const ProgramBuilder& program, const std::vector<std::string>& common)
      : program_(program), common_(common), laid_out_(program.laid_out()), finder_(program.pool(), words_), need_finder_(program.pool(), words_, finder_),
        sketches_(program.pool(), words_, finder_, [this](const Need& words) { return choice(words); }) {
    parts_.push_back({PatternIndex::none, PatternIndex::none, {}, {}, {}});  // the root of the tree
  }

  /// Takes all patterns up: what each needs, and for those that are scanned for what leads to them.
  void add_all(const std::vector<std::uint32_t>& scanned) {
    for (std::uint32_t pattern = 0; pattern < program_.pattern_count(); ++pattern) {
      const std::uint32_t root = program_.root(pattern);
      pattern_sketches_.push_back(root == Program::outside ? sketch_step(SketchStep::spaces, 0) : sketches_.of(root));
    }
    needs_.resize(program_.pattern_count());
    for (std::uint32_t pattern = 0; pattern < needs_.size(); ++pattern) {
      for (const Need& each : needs_of(pattern)) needs_[pattern].push_back(choice(each));
    }
    sketches_.add_gates(pattern_sketches_);
    number_needs(scanned);
    for (const std::uint32_t pattern : scanned) {
      if (needs_[pattern].empty()) {
        always_.push_back(pattern);
        continue;
      }
      lead_patterns_[needs_[pattern].front()].push_back(pattern);
    }
    pattern_parts_.resize(needs_.size(), PatternIndex::none);
    for (const std::uint32_t pattern : scanned) {
      if (program_.root(pattern) != Program::outside) add_path(pattern, program_.root(pattern));
    }
  }

  std::string bytes() {
    const auto [slots, ends, spelled] = word_table();
    Lists lists;
    word_choices_.resize(words_.words().size());
    const Popular popular = popular_words();
    word_parts_.resize(words_.words().size());
    for (auto* all : {&word_parts_, &byte_parts_}) {
      for (auto& each : *all) std::sort(each.begin(), each.end());
    }
    const std::vector<std::vector<std::uint32_t>> fixed{always_, any_, at_start_};
    const std::vector<std::uint32_t> tables[] = {lists.table(word_choices_), lists.table(word_parts_), choice_leads_, lists.table(lead_patterns_), lists.table(needs_),
                                                 pattern_parts_, lists.table(fixed), lists.table(byte_parts_), flat_parts(lists), popular.of_word, popular.of_choice,
                                                 popular.leads, sketches_.records(), pattern_sketches_};
    std::vector<std::string> out{bytes_of(slots), bytes_of(ends), spelled, bytes_of(beginnings())};
    for (const auto& table : tables) out.push_back(bytes_of(table));
    out.push_back(bytes_of(lists.store()));
    std::vector<std::uint32_t> head;
    std::size_t at = (PatternIndex::table_count + PatternIndex::count_count + 1) * sizeof(std::uint32_t);
    for (const std::string& each : out) {
      head.push_back(static_cast<std::uint32_t>(at));
      at += each.size();
    }
    for (const std::size_t count : {choices_.size(), parts_.size(), needs_.size(), lead_patterns_.size(), need_count_, slots.size() - 1}) head.push_back(static_cast<std::uint32_t>(count));
    std::string all = bytes_of(head);
    for (const std::string& each : out) all += each;
    return all;
  }

 private:
  struct MadePart {
    std::uint32_t node, before;
    std::map<std::uint32_t, std::uint32_t> next;
    std::vector<std::uint32_t> patterns;
    std::set<std::uint32_t> begun;  ///< of a first part: the words that lead to it already
  };

  static std::string bytes_of(const std::vector<std::uint32_t>& numbers) {
    return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(std::uint32_t)};
  }

  std::uint32_t choice(const Need& words) {
    const auto [entry, fresh] = choices_.emplace(words, static_cast<std::uint32_t>(choices_.size()));
    if (!fresh) return entry->second;
    for (const std::uint32_t number : words) {
      if (word_choices_.size() <= number) word_choices_.resize(number + 1);
      word_choices_[number].push_back(entry->second);
    }
    return entry->second;
  }

  /// From here on the needs are numbered: first the choices that lead to what is scanned for, then the others.
  void number_needs(const std::vector<std::uint32_t>& scanned) {
    choice_leads_.resize(choices_.size(), PatternIndex::none);
    const auto number = [&](std::uint32_t choice) {
      if (choice_leads_[choice] == PatternIndex::none) choice_leads_[choice] = static_cast<std::uint32_t>(need_count_++);
    };
    for (const std::uint32_t pattern : scanned) {
      if (!needs_[pattern].empty()) number(needs_[pattern].front());
    }
    lead_patterns_.resize(need_count_);
    for (auto& needs : needs_) {
      for (std::uint32_t& choice : needs) {
        number(choice);
        choice = choice_leads_[choice];
      }
    }
  }

  /// What a pattern needs, that which lets the fewest sentences through first; no more than is worth asking.
  std::vector<Need> needs_of(std::uint32_t pattern) {
    constexpr std::size_t most = 6;
    if (program_.root(pattern) == Program::outside) return {};
    std::vector<Need> needs = need_finder_.of(program_.root(pattern));
    for (Need& each : sketches_.needs_of(pattern_sketches_[pattern])) needs.push_back(std::move(each));
    std::sort(needs.begin(), needs.end());
    needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
    std::stable_sort(needs.begin(), needs.end(), [&](const Need& a, const Need& b) { return cost(a, words_, common_) < cost(b, words_, common_); });
    if (needs.size() > most) needs.resize(most);
    return needs;
  }

  /// The children of the pattern's sequence, without the edges that bound it, are its path.
  void add_path(std::uint32_t pattern, std::uint32_t root) {
    const std::vector<std::uint32_t>& children = program_.pool()[root].children;
    std::uint32_t at = 0;
    for (std::size_t child = 1; child + 1 < children.size(); ++child) {
      const auto [entry, fresh] = parts_[at].next.emplace(children[child], static_cast<std::uint32_t>(parts_.size()));
      const std::uint32_t before = at;
      at = entry->second;
      if (fresh) parts_.push_back({children[child], before, {}, {}, {}});
    }
    parts_[at].patterns.push_back(pattern);
    pattern_parts_[pattern] = at;
    if (children.size() > 2) begin(parts_[0].next.at(children[1]), finder_.of(root));
  }

  /// Leads from the first words of a pattern to its first part.
  void begin(std::uint32_t part, const FirstWords& first) {
    if (program_.pool()[parts_[part].node].kind == NodeKind::text_start) {
      if (parts_[part].begun.insert(0).second) at_start_.push_back(part);
      return;
    }
    const auto lead = [&](std::vector<std::uint32_t>& from, std::uint32_t key) {
      if (parts_[part].begun.insert(key).second) from.push_back(part);
    };
    constexpr std::uint32_t bytes_from = 0xFFFFFE00, any = 0xFFFFFFFE;  // keys that are no words
    if (first.any) lead(any_, any);
    for (const std::uint32_t word : first.words) {
      if (word_parts_.size() <= word) word_parts_.resize(word + 1);
      lead(word_parts_[word], word);
    }
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
      if (first.odd.has(static_cast<unsigned char>(byte))) lead(byte_parts_[byte], bytes_from + byte);
    }
  }

  std::vector<std::uint32_t> flat_parts(Lists& lists) {
    std::vector<std::uint32_t> out;
    for (const MadePart& part : parts_) {
      std::vector<std::uint32_t> next;
      for (const auto& [node, number] : part.next) next.push_back(number);
      const std::uint32_t first_next = lists.add(next);
      const std::uint32_t first_pattern = lists.add(part.patterns);
      out.insert(out.end(), {part.node == PatternIndex::none ? part.node : laid_out_[part.node], part.before, first_next, static_cast<std::uint32_t>(next.size()),
                             first_pattern, static_cast<std::uint32_t>(part.patterns.size())});
    }
    return out;
  }

  struct Popular {
    std::vector<std::uint32_t> of_word, of_choice, leads;
  };

  /// The words that satisfy most choices: bits stand in place of their lists. 64 of them are two numbers, the lower one first.
  Popular popular_words() {
    constexpr std::size_t many = 16;
    std::vector<std::uint32_t> words;
    for (std::uint32_t word = 0; word < word_choices_.size(); ++word) {
      if (word_choices_[word].size() >= many) words.push_back(word);
    }
    std::stable_sort(words.begin(), words.end(), [&](std::uint32_t a, std::uint32_t b) { return word_choices_[a].size() > word_choices_[b].size(); });
    if (words.size() > PatternIndex::most_popular) words.resize(PatternIndex::most_popular);
    const std::size_t lead_width = (need_count_ + 63) / 64 * 2;
    constexpr std::size_t width = PatternIndex::popular_width * 2;
    Popular out{std::vector<std::uint32_t>(word_choices_.size(), PatternIndex::none), std::vector<std::uint32_t>(choices_.size() * width), std::vector<std::uint32_t>(words.size() * lead_width)};
    for (std::uint32_t number = 0; number < words.size(); ++number) {
      out.of_word[words[number]] = number;
      for (const std::uint32_t choice : word_choices_[words[number]]) {
        out.of_choice[choice * width + number / 32] |= 1U << number % 32;
        const std::uint32_t lead = choice_leads_[choice];
        if (lead != PatternIndex::none) out.leads[number * lead_width + lead / 32] |= 1U << lead % 32;
      }
      word_choices_[words[number]].clear();
    }
    return out;
  }

  std::vector<std::uint32_t> beginnings() const {
    std::vector<std::uint32_t> out(PatternIndex::letters * PatternIndex::letters, PatternIndex::none);
    const std::vector<std::string>& words = words_.words();
    for (std::uint32_t number = 0; number < words.size(); ++number) {
      if (words[number].front() != '\t') continue;
      out[static_cast<std::uint32_t>(words[number][1] - 'a') * PatternIndex::letters + static_cast<std::uint32_t>(words[number][2] - 'a')] = number;
    }
    return out;
  }

  struct WordTable {
    std::vector<std::uint32_t> slots, ends;
    std::string spelled;
  };

  /// A hash table with open addresses, at most half full; then where each word ends, and the words.
  WordTable word_table() const {
    const std::vector<std::string>& words = words_.words();
    std::size_t size = 16;
    while (size < words.size() * 2) size *= 2;
    WordTable out{std::vector<std::uint32_t>(size, PatternIndex::none), {}, {}};
    for (std::uint32_t number = 0; number < words.size(); ++number) {
      std::size_t slot = PatternIndex::hash_of(words[number]) & (size - 1);
      while (out.slots[slot] != PatternIndex::none) slot = (slot + 1) & (size - 1);
      out.slots[slot] = number;
      out.spelled += words[number];
      out.ends.push_back(static_cast<std::uint32_t>(out.spelled.size()));
    }
    return out;
  }

  const ProgramBuilder& program_;
  const std::vector<std::string>& common_;
  std::vector<std::uint32_t> laid_out_;
  WordNumbers words_;
  FirstWordFinder finder_;
  NeedFinder need_finder_;
  SketchMaker sketches_;
  std::map<Need, std::uint32_t> choices_;
  std::vector<std::vector<std::uint32_t>> word_choices_, word_parts_, lead_patterns_, needs_;
  std::vector<std::vector<std::uint32_t>> byte_parts_ = std::vector<std::vector<std::uint32_t>>(256);
  std::vector<std::uint32_t> always_, any_, at_start_, pattern_parts_, pattern_sketches_, choice_leads_;
  std::vector<MadePart> parts_;
  std::size_t need_count_ = 0;
};

}  // namespace

std::string make_pattern_index(const ProgramBuilder& program, const std::vector<std::uint32_t>& scanned, const std::vector<std::string>& common) {
  Maker maker(program, common);
  maker.add_all(scanned);
  return maker.bytes();
}

}  // namespace outlint::text
