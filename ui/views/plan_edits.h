#pragma once
// What a person can do to a plan, as pure functions: store and computed plan in, Edit out. An Edit is one undo step; nothing is changed
// here. Empty answers mean that there is nothing to do; why a link cannot be is said by refuse_link. The rules for dates are
// Microsoft Project's: a typed or dragged start is a "start no earlier than", a typed finish changes the duration, progress brings actual dates.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/edit.h"
#include "core/project/derived.h"

namespace pmo::ui::plan_edits {

struct Context {
    Store const& store;
    Plan const& plan;
};

struct Added {
    Edit edit;
    Id task;
};

// A new task below `after` and its descendants, on the same level; kNoId: at the end of the top level.
Added add_task(Context const& on, Id after, std::string_view name, IdSource& ids);
// Above `before`, on the same level.
Added insert_task(Context const& on, Id before, std::string_view name, IdSource& ids);
// Rows of cells as a table program copies them: name, duration, start, finish. New tasks below `after`; empty when no row has a name.
struct Pasted { Edit edit; std::vector<Id> tasks; };
std::optional<Pasted> paste(Context const& on, Id after, std::vector<std::vector<std::string>> const& rows, IdSource& ids);

std::optional<Edit> indent(Context const& on, std::span<Id const> tasks, IdSource& ids);
std::optional<Edit> outdent(Context const& on, std::span<Id const> tasks, IdSource& ids);      // siblings below become its children, as rows keep their order
std::optional<Edit> move(Context const& on, std::span<Id const> tasks, int direction, IdSource& ids);   // −1 up, +1 down, among the siblings
// With descendants, their links and assignments.
std::optional<Edit> remove(Context const& on, std::span<Id const> tasks);
std::size_t count_with_descendants(Plan const& plan, std::span<Id const> tasks);

// Key of the sentence that says why `to` cannot wait for `from` (rows of the plan); empty: it can. `also`: further links as if they existed.
std::string_view refuse_link(Plan const& plan, std::int32_t from, std::int32_t to, std::span<std::pair<std::int32_t, std::int32_t> const> also = {});
Edit link(Context const& on, Id from, Id to, engine::LinkType type, IdSource& ids);
std::optional<Edit> link_chain(Context const& on, std::span<Id const> tasks, IdSource& ids);   // each to the next, in the order given
std::optional<Edit> unlink(Context const& on, std::span<Id const> tasks);                      // between them; of one task: all its links
Edit remove_link(Id dependency);
Edit set_link(Id dependency, engine::LinkType type, Minute lag);

Edit set_name(Id task, std::string_view name);
Edit set_duration(Context const& on, Id task, Minute duration);
Edit set_start(Context const& on, Id task, Moment start);
Edit set_start_day(Context const& on, Id task, Date day);            // the first working minute at or after that day
std::optional<Edit> set_finish_day(Context const& on, Id task, Date day);   // nothing: the day is before the start
Edit set_percent(Context const& on, Id task, std::int32_t percent);
Edit set_constraint(Context const& on, Id task, std::string_view option);   // takes the task's present date where the kind needs one
Edit set_constraint_day(Context const& on, Id task, Date day);
Edit set_deadline(Context const& on, Id task, std::optional<Date> day);
Edit set_owner(Id task, Id person);
Edit set_note(Id task, std::string_view text);

// Work, duration and units: what is typed stands, the task's type says what follows (core/actions/effort_edits.h).
Edit set_work(Context const& on, Id assignment, Minute work);
Edit set_units(Context const& on, Id assignment, std::int64_t percent);
Edit set_task_work(Context const& on, Id task, Minute work);
Edit assign(Context const& on, Id task, Id person, IdSource& ids);
Edit unassign(Context const& on, Id assignment);
Edit set_task_type(Context const& on, Id task, std::string_view option);   // work of a fixed amount is always effort-driven
Edit set_effort_driven(Id task, bool driven);
Edit set_contour(Context const& on, Id assignment, std::string_view option);

bool needs_date(std::string_view constraint);
std::string_view link_option(engine::LinkType type);                  // "fs"

}  // namespace pmo::ui::plan_edits
