// What the sides of the resource screen share: colours of the load, words of weeks and bookings, choices of a toolbar.

#include "ui/views/resource_parts.h"

#include <algorithm>

#include "core/registers/department.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/views/screen_parts.h"

namespace pmo::ui {

namespace {

struct Band { int below; ImU32 Theme::* color; };
constexpr Band kBands[] = {{400, &Theme::h0}, {700, &Theme::h1}, {900, &Theme::h2}, {1001, &Theme::h3}, {1151, &Theme::h_amber}};

}  // namespace

ImU32 load_color(Theme const& theme, int permille) {
    for (auto const& band : kBands)
        if (permille < band.below) return theme.*band.color;
    return theme.h_red;
}

void paint_load_flags(Pen const& pen, Box const& box, int permille) {
    if (permille <= 1000) return;
    bool const severe = permille > 1150;
    pen.corner_flag(box, severe ? pen.theme->red : pen.theme->amber);
    if (severe) pen.list->AddTriangleFilled({box.x, box.bottom() - 6}, {box.x, box.bottom()}, {box.x + 6, box.bottom()}, pen.theme->red);
}

std::string load_percent(std::optional<int> permille) { return permille ? format_integer((*permille + 5) / 10) : std::string("—"); }
std::string week_words(Date monday) { return "W" + std::to_string(iso_week(monday)); }
std::string period_words(LoadPeriod const& period) { return format_date_short(period.from.day) + " … " + format_date_short(period.to.day - 1); }

std::string load_kind_words(LoadKind kind) {
    switch (kind) {
        case LoadKind::reserved: return std::string(tr("resources.kind.reserved"));
        case LoadKind::proposed: return std::string(tr("resources.kind.proposed"));
        case LoadKind::asked: return std::string(tr("resources.kind.asked"));
        default: return std::string(tr("resources.kind.committed"));
    }
}

ImU32 project_color(Theme const& theme, std::size_t index) {
    ImU32 const series[] = {theme.b1, theme.c3, theme.c2, theme.c4, theme.c6, theme.c7, theme.c8, theme.c5};
    return series[index % std::size(series)];
}

std::string hours(std::int64_t minutes) { return format_decimal((minutes * 10 + 30) / 60, 1); }

bool choose_record(Frame& frame, Box& bar, std::string_view id, std::string_view all, std::vector<Id> const& ids, Id& chosen, float width) {
    if (bar.w < width) return false;
    std::vector<std::string> words{std::string(all)}, keys{"all"};
    int now = 0;
    for (auto const one : ids) {
        if (one == chosen) now = static_cast<int>(words.size());
        words.push_back(name_of(frame, one));
        keys.push_back(to_text(one));
    }
    std::vector<Option> options;
    for (std::size_t i = 0; i < words.size(); ++i) options.push_back({.key = keys[i], .label = words[i]});
    auto const picked = combo(frame.ui, {.id = id, .name = all, .options = options, .chosen = now, .placeholder = {}, .at = middle_of(bar.cut_left(width, 8))});
    if (!picked || *picked < 0 || *picked == now) return false;
    chosen = *picked == 0 ? kNoId : ids[static_cast<std::size_t>(*picked - 1)];
    return true;
}

std::vector<Id> departments_of(Frame const& frame, ResourceLoad const& load) {
    std::vector<Id> out;
    for (auto const& row : frame.store.table(registers::department::kType).rows())
        if (!row.deleted() && std::ranges::any_of(load.workers, [&](LoadWorker const& w) { return w.department == row.id(); })) out.push_back(row.id());
    return out;
}

std::vector<Id> roles_of(ResourceLoad const& load) {
    std::vector<Id> out;
    for (auto const& worker : load.workers)
        if (worker.role && std::ranges::find(out, worker.role) == out.end()) out.push_back(worker.role);
    return out;
}

}  // namespace pmo::ui
