#pragma once
// Which lessons fit a project: a ranking that explains itself. Points of a hundred for tags of the lesson that the project's texts mention, for the same
// kind of project, for a similar budget, and for what both texts speak about; texts are compared by pairs of Chinese characters and by English words,
// those that most lessons use left out. A pure function of the records and the same for everybody; it proposes, people decide (lesson_use).

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/money.h"
#include "core/model/store.h"

namespace pmo {

namespace lesson_points {
inline constexpr int kFirstTag = 20, kNextTag = 10, kTags = 40;      // the first shared tag, each further one, at most
inline constexpr int kSameKind = 20;
inline constexpr int kSameSize = 10, kNearSize = 5;                  // budgets within a factor of 2, of 4
inline constexpr int kText = 30;                                     // at half of the lesson's terms or more
inline constexpr int kPropose = 30;                                  // from here on a lesson is proposed
}  // namespace lesson_points

struct LessonFit {
    Id lesson;
    int tags = 0, kind = 0, size = 0, text = 0;
    std::vector<std::string> shared_tags{}, shared_words{};          // as the lesson writes them; the longest words first, at most four
    int total() const { return tags + kind + size + text; }
};

// What is compared.
struct LessonProfile {
    std::vector<std::string> tags;
    std::string kind;                                                // of its project; empty: unknown
    Money budget;                                                    // minor 0: unknown
    std::string text;
};
struct ProjectProfile {
    std::string kind;
    Money budget;
    std::string text;
};

// A pair of Chinese characters or a word of at least three Latin letters or digits, folded; equal terms are equal numbers.
using Term = std::uint64_t;
std::vector<Term> terms_of(std::string_view text);                   // sorted, each once
std::vector<std::string> tags_of(std::string_view tags);             // separated by blanks, commas, semicolons, enumeration commas
int size_points(Money a, Money b);                                   // 0 when one is unknown or the currencies differ

LessonProfile profile_of_lesson(Record const& lesson, Store const& store);
// The project's own texts, its charter's, and the names of its goals, requirements, deliverables, risks and tasks.
ProjectProfile profile_of_project(Record const& project, Store const& store);

// All published lessons, read once; good until the store changes.
class LessonIndex {
public:
    explicit LessonIndex(Store const& store);
    // What the project has not answered yet, from kPropose points on, the best first; equal ones in order of their code. Its own lessons are left out.
    std::vector<LessonFit> proposals(Id project) const;
    // Of one lesson, whatever the points; all zero when one of them is not there.
    LessonFit fit(Id lesson, Id project) const;

private:
    struct Entry { Record const* lesson = nullptr; LessonProfile profile; std::vector<Term> terms; };
    LessonFit score(Entry const& entry, ProjectProfile const& project, std::string_view folded, std::vector<Term> const& terms) const;
    Store const& m_store;
    std::vector<Entry> m_entries;
};

}  // namespace pmo
