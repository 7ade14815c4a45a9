#include "ui/views/raci_versions.h"

#include <array>

#include "core/actions/publish_raci.h"
#include "core/base/id.h"
#include "core/registers/activity.h"
#include "core/registers/raci_version.h"
#include "core/registers/raci_version_letter.h"
#include "core/rules/raci_versions.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

using rules::Tailored;
namespace act = registers::activity;
namespace ver = registers::raci_version;
namespace vlt = registers::raci_version_letter;

void publish(Frame& frame, RaciKey const& shown) {
    Id made;
    auto edit = publish_raci(raci_context(frame, shown.project), shown.scope, made);
    if (!made) {
        frame.ui.toast({.tone = Tone::amber, .title = std::string(tr("raci.publish_none")), .text = {}, .action = {}, .on_action = {}});
        return;
    }
    auto const name = edit.label().args[0];
    frame.edit(std::move(edit));
    frame.session.inspector_open = true;
    frame.select(made);
    frame.ui.toast({.tone = Tone::green, .title = tr("raci.version_published", {name}), .text = std::string(tr("raci.version_published_text")), .action = {}, .on_action = {}});
}

std::string line_words(Frame const& frame, Record const& version) {
    auto const* who = frame.store.live(version.get(ver::published_by));
    return tr("raci.version_line", {record_name(version), version.has(ver::published_on) ? format_date_long(version.get(ver::published_on).day) : std::string{}, who ? record_name(*who) : std::string(tr("raci.version_nobody"))});
}

// The next number as publish_raci will give it; only for the words of the menu.
std::string next_name(std::vector<Record const*> const& versions) { return "V" + format_integer(versions.empty() ? 1 : versions[0]->get(ver::number) + 1); }

// What a difference is about; an activity that is gone keeps the name that the version wrote down.
std::string about(Frame const& frame, RaciFindings const& found, rules::RaciDifference const& one) {
    if (auto const* activity = frame.store.live(one.activity); activity && &activity->type() == &act::kType) return activity_words(*activity);
    for (auto const* letter : frame.store.referrers(vlt::kType, vlt::activity, one.activity))
        if (letter->get(vlt::version) == found.key.version) return record_name(*letter);
    auto const* gone = frame.store.find(one.activity);
    return gone ? record_name(*gone) : std::string{};
}

std::string_view kind_words(Tailored kind) {
    switch (kind) {
        case Tailored::added: return tr("raci.kind.added");
        case Tailored::removed: return tr("raci.kind.removed");
        default: return tr("raci.kind.changed");
    }
}
Tone kind_tone(Tailored kind) { return kind == Tailored::added ? Tone::green : kind == Tailored::removed ? Tone::outline : Tone::amber; }

class Changes final : public TableSource {
public:
    Changes(Frame const& frame, RaciFindings const& found) : m_frame(frame), m_found(found) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_found.differences.size()); }
    // Several letters of one activity: the place in the list is the key.
    TableRow row(std::int64_t index) const override { return {.key = {kKey, static_cast<std::uint64_t>(index) + 1}, .name = {}}; }
    std::int64_t find(RowKey key) const override {
        auto const index = static_cast<std::int64_t>(key.low) - 1;
        return key.high == kKey && index >= 0 && index < rows() ? index : -1;
    }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& one = m_found.differences[static_cast<std::size_t>(index)];
        TableCell cell;
        switch (column) {
            case 0: cell.text = about(m_frame, m_found, one); break;
            case 1: cell.text = one.party ? party_words(m_frame, one.party) : std::string(tr("raci.whole_activity")); break;
            case 2: cell.kind = CellKind::badge, cell.tone = kind_tone(one.kind), cell.text = kind_words(one.kind); break;
            case 3: cell.text = one.party ? duty_words(one.pattern) : std::string{}; break;
            default: cell.text = one.party ? duty_words(one.now) : std::string{}; break;
        }
        return cell;
    }

private:
    static constexpr std::uint64_t kKey = 0x7261636976657273ULL;
    Frame const& m_frame;
    RaciFindings const& m_found;
};


}  // namespace

std::optional<Id> draw_raci_versions(Frame& frame, RaciKey const& shown, bool may_publish, Box& bar) {
    auto& ui = frame.ui;
    auto const* compared = frame.store.live(shown.version);
    auto const label = compared ? tr("raci.since", {record_name(*compared)}) : std::string(tr("raci.versions"));
    Button const spec{.id = "versions", .label = label, .icon = Icon::history, .kind = ButtonKind::toggle, .on = compared != nullptr, .tip = tr("raci.versions_tip"), .opens_menu = true};
    if (right_button(ui, spec, bar)) open_menu(ui, "versions");
    if (!menu_is_open(ui, "versions")) return std::nullopt;

    auto const versions = rules::raci_versions_of(frame.store, shown.scope);
    std::vector<std::string> words, keys;
    for (auto const* version : versions) {
        words.push_back(line_words(frame, *version));
        keys.push_back(to_text(version->id()));
    }
    auto const publish_words = tr("raci.publish", {next_name(versions)});
    std::vector<MenuItem> items{{.key = "publish", .label = publish_words, .icon = Icon::upload, .disabled = !may_publish}};
    for (std::size_t i = 0; i < versions.size(); ++i) items.push_back({.key = keys[i], .label = words[i], .checked = versions[i] == compared, .checkable = true, .line_above = i == 0, .tip = versions[i]->get(ver::note)});
    if (compared) items.push_back({.key = "off", .label = tr("raci.version_off"), .line_above = true});
    auto const picked = menu(ui, {.id = "versions", .name = tr("raci.versions"), .items = items, .min_width = 220});
    if (!picked) return std::nullopt;
    if (*picked == 0) {
        publish(frame, shown);
        return std::nullopt;
    }
    auto const at = static_cast<std::size_t>(*picked) - 1;
    return at < versions.size() ? versions[at]->id() : kNoId;
}

std::string version_words(Frame const& frame, RaciKey const& shown) {
    auto const* version = frame.store.live(shown.version);
    return version ? record_name(*version) : std::string(tr("raci.method_name"));
}

void draw_raci_changes(Frame& frame, RaciFindings const& found, TableState& state, Box area) {
    auto const activity = register_words("activity"), party = field_words(vlt::kType, vlt::party.slot);
    float const wide = std::max(220.0f, area.w - 4 * 130 - 20);
    std::array const columns{Column{.id = "activity", .title = activity, .width = wide, .sortable = false, .hideable = false}, Column{.id = "party", .title = party, .width = 160, .sortable = false},
                             Column{.id = "change", .title = tr("raci.column.change"), .width = 100, .sortable = false}, Column{.id = "was", .title = tr("raci.column.was"), .width = 130, .sortable = false},
                             Column{.id = "now", .title = tr("raci.column.now"), .width = 130, .sortable = false}};
    Changes const rows{frame, found};
    auto const events = table(frame.ui, {.id = "changes", .name = tr("raci.changes"), .columns = columns, .at = area, .multi_select = false, .editable = false, .empty_text = tr("raci.changes_none")}, rows, state);
    if (!events.selection_changed && !events.opened) return;
    auto const at = rows.find(state.cursor);
    if (at < 0 || !frame.store.live(found.differences[static_cast<std::size_t>(at)].activity)) return;
    if (events.opened) frame.session.inspector_open = true;
    frame.select(found.differences[static_cast<std::size_t>(at)].activity);
}

}  // namespace pmo::ui
