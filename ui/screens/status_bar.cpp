#include "ui/screens/screens.h"

#include "core/registers/calendar.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/widgets/hot.h"

namespace pmo::ui {

namespace {

// The calendar that dates on this screen follow: the project's, else the first one there is.
std::string calendar_name(Frame const& frame) {
    if (auto const* project = frame.store.live(frame.session.location.project))
        if (auto const* calendar = frame.store.live(project->get(registers::project::calendar))) return std::string(shown_title(*calendar));
    for (auto const& row : frame.store.table(registers::calendar::kType).rows())
        if (!row.deleted()) return std::string(shown_title(row));
    return {};
}

}  // namespace

void draw_status_bar(Frame& frame, Box at, std::string_view left) {
    auto& ui = frame.ui;
    RegionScope const region{ui, {.id = "status", .role = sem::Role::contentinfo, .name = tr("status.name"), .at = at}};
    auto const pen = ui.pen();
    pen.fill(at, ui.theme().nav);
    pen.line_h(at.x, at.right(), at.y, ui.theme().line);
    IdScope const scope{"status"};

    float x = at.x + 12;
    int n = 0;
    auto const put = [&](std::string_view words) {
        float const width = pen.width(Type::small, words);
        std::string const id = "left" + std::to_string(n++);
        say(ui, {.id = id, .role = sem::Role::text, .name = words, .value = {}, .description = {}, .at = {x, at.y, width, at.h}});
        pen.text(x, at.cy(), ui.theme().text2, Type::small, words);
        x += width + 18;
    };
    pen.icon(x, at.cy(), Icon::calendar, ui.theme().text3, metric::icon_badge);
    x += 17;
    put(tr("status.data_date", {format_date_long(ui.today)}));
    if (left.empty()) put(tr("status.projects", static_cast<std::int64_t>(frame.derived.projects().size())));
    else put(left);
    if (!frame.session.selection.empty()) put(tr("status.selected", {format_integer(static_cast<std::int64_t>(frame.session.selection.size()))}));

    float right = at.right() - 12;
    auto const put_right = [&](std::string_view words) {
        float const width = pen.width(Type::small, words);
        if (right - width < x + 12) return;
        right -= width;
        std::string const id = "right" + std::to_string(n++);
        say(ui, {.id = id, .role = sem::Role::text, .name = words, .value = {}, .description = {}, .at = {right, at.y, width, at.h}});
        pen.text(right, at.cy(), ui.theme().text2, Type::small, words);
        right -= 18;
    };
    if (auto const used = frame.ports.storage_used_bytes(); used >= 0) put_right(tr("status.storage", {format_bytes(used)}));
    put_right(tr("status.money", {money_unit("CNY")}));
    if (auto const calendar = calendar_name(frame); !calendar.empty()) put_right(tr("status.calendar", {calendar}));
}

}  // namespace pmo::ui
