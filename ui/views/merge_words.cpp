// Words for a merge: names, values and people, wherever they come from; and the table of all differences.

#include <algorithm>

#include "core/io/csv.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/merge_parts.h"

namespace pmo::ui {

namespace {

constexpr std::size_t kLine = 160;                   // bytes of a value that stands in one line

std::string one_line(std::string text) {
    for (auto& c : text)
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    if (text.size() <= kLine) return text;
    auto end = kLine;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

std::string list_fields(TypeDef const& type, std::vector<std::uint8_t> const& slots, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < slots.size() && i < most; ++i) text += (i ? std::string(tr("merge.comma")) : "") + field_words(type, slots[i]);
    if (slots.size() > most) text += "…";
    return text;
}

}  // namespace

ReviewItem* MergeWork::item(Id record) {
    if (!review) return nullptr;
    auto const at = std::ranges::find(review->items, record, &ReviewItem::record);
    return at == review->items.end() ? nullptr : &*at;
}

std::shared_ptr<MergeWork> begin_merge(std::string file, std::vector<std::uint8_t> bytes) {
    auto work = std::make_shared<MergeWork>();
    work->file = std::move(file);
    work->bytes = std::move(bytes);
    return work;
}

std::shared_ptr<MergeWork> begin_merge(std::string file, Document document) {
    auto work = begin_merge(std::move(file), std::vector<std::uint8_t>{});
    work->theirs = std::move(document);
    return work;
}

Record const* MergeWords::record(Id id) const {
    if (auto const* mine = frame.store.find(id)) return mine;
    return work.theirs ? work.theirs->store.find(id) : nullptr;
}

std::string MergeWords::name(ReviewItem const& item) const {
    auto const* found = record(item.record);
    if (!found) return {};
    auto const code = code_of(*found);
    auto const title = record_name(*found);
    return code.empty() || code == title ? title : std::string(code) + ' ' + title;
}

std::string MergeWords::kind(ReviewItem const& item) const {
    auto const* found = record(item.record);
    if (!found) return {};
    auto const slot = slot_of(found->type(), "project");
    auto const* project_id = slot == kNoSlot ? nullptr : std::get_if<Id>(&found->value(slot));
    auto const* project = project_id ? record(*project_id) : nullptr;
    std::string const code(project ? code_of(*project) : std::string_view{});
    return code.empty() ? record_kind(*found) : code + ' ' + record_kind(*found);
}

std::string MergeWords::caption(ReviewItem const& item) const {
    auto const& review = *work.review;
    auto const prefix = kind(item) + " · ";
    switch (item.kind) {
        case ItemKind::conflict: {
            std::vector<std::uint8_t> slots;
            for (auto const i : item.conflicts) slots.push_back(review.plan.conflicts[i].slot);
            if (slots.size() > 2) return prefix + tr("merge.fields_in_conflict", static_cast<std::int64_t>(slots.size()));
            return prefix + list_fields(*item.type, slots, 2);
        }
        case ItemKind::deletion:
            return prefix + std::string(item.deletion == Take::undecided ? tr("merge.deletion_asks") : item.deletion == Take::theirs ? tr("merge.will_be_deleted") : tr("merge.will_be_kept"));
        case ItemKind::addition: {
            auto const slot = slot_with(*item.type, FieldFlag::title);
            auto const& added = review.plan.diff.added[item.added];
            auto const* cell = slot == kNoSlot ? nullptr : added.find(slot);
            return cell ? prefix + who(item.record, slot, *cell, false) + ' ' + when(*cell) : kind(item);
        }
        case ItemKind::change: break;
    }
    if (item.changes.empty()) return prefix + std::string(tr("merge.unknown_fields"));
    auto const& first = review.plan.diff.changed[item.changes.front()];
    auto text = field_words(*item.type, first.slot) + ' ' + tr("merge.from_to", {value(*item.type, first.slot, first.before.value), value(*item.type, first.slot, first.after.value)});
    if (item.changes.size() > 1) text += tr("merge.and_more", {format_integer(static_cast<std::int64_t>(item.changes.size() - 1))});
    return text;
}

std::string MergeWords::value(TypeDef const& type, std::uint8_t slot, Value const& of) const {
    Id target;
    if (auto const* id = std::get_if<Id>(&of)) target = *id;
    if (auto const* place = std::get_if<Place>(&of)) target = place->parent();
    bool const only_theirs = target && !frame.store.find(target) && work.theirs;
    auto words = value_words(type, slot, of, only_theirs ? work.theirs->store : frame.store);
    return words.empty() ? "—" : one_line(std::move(words));
}

std::string MergeWords::side(Conflict const& conflict, bool mine) const {
    auto const* found = record(conflict.record);
    if (!found) return {};
    if (conflict.kind == ConflictKind::value) return value(found->type(), conflict.slot, mine ? conflict.mine.value : conflict.theirs.value);
    bool const deletes = mine == (conflict.kind == ConflictKind::i_deleted);
    return std::string(deletes ? tr("merge.delete") : tr("merge.keep"));
}

std::string MergeWords::who(Id record_id, std::uint8_t slot, Cell const& cell, bool mine) const {
    // The log knows names; a stamp only knows the device.
    for (auto const& item : frame.history.items())
        for (auto const& change : item.diff.changed)
            if (change.record == record_id && change.slot == slot && change.after.stamp == cell.stamp && !item.who.empty()) return item.who;
    if (!mine && work.theirs && !work.theirs->exporter.empty() && cell.stamp.replica == work.theirs->replica) return work.theirs->exporter;
    if (mine && cell.stamp.replica == frame.workspace.replica()) {
        auto const* me = frame.store.live(frame.session.person);
        return me ? std::string(shown_title(*me)) : std::string(tr("merge.this_device"));
    }
    return std::string(cell.stamp.replica == 0 ? tr("merge.sample") : tr("merge.other_device"));
}

std::string MergeWords::when(Cell const& cell) const {
    if (cell.stamp.time == 0) return {};
    return format_moment(cell.stamp.milliseconds() / 60000 + frame.ports.utc_offset_minutes());
}

void look_at(Frame& frame, MergeWork& work, Id record) {
    work.current = record;
    frame.select(frame.store.find(record) ? record : kNoId);
}

Id neighbour(MergeWork const& work, int step, bool open_only) {
    if (!work.review || work.review->items.empty()) return {};
    auto const& items = work.review->items;
    auto const count = static_cast<std::ptrdiff_t>(items.size());
    auto const found = std::ranges::find(items, work.current, &ReviewItem::record);
    auto at = found == items.end() ? (step > 0 ? -1 : count) : found - items.begin();
    for (auto i = at + step; i >= 0 && i < count; i += step)
        if (!open_only || !is_decided(*work.review, items[static_cast<std::size_t>(i)])) return items[static_cast<std::size_t>(i)].record;
    if (!open_only) return {};
    for (auto const& item : items)                   // around the end
        if (!is_decided(*work.review, item) && item.record != work.current) return item.record;
    return {};
}

std::string differences_csv(Frame& frame, MergeWork& work) {
    MergeWords const words{frame, work};
    CsvWriter out;
    for (auto const key : {tr("merge.csv_register"), tr("merge.csv_record"), tr("merge.csv_kind"), tr("merge.csv_field"), tr("merge.mine"), tr("merge.theirs")}) out.cell(key);
    out.end_row();
    auto const line = [&](ReviewItem const& item, std::string_view kind, std::string_view field, std::string_view mine, std::string_view theirs) {
        out.guarded(register_words(item.type->id));
        out.guarded(words.name(item));
        out.cell(kind);
        out.guarded(field);
        out.guarded(mine);
        out.guarded(theirs);
        out.end_row();
    };
    for (auto const& item : work.review->items) {
        if (!item.type) continue;
        if (item.kind == ItemKind::addition) { line(item, tr("merge.added"), "", "", words.name(item)); continue; }
        for (auto const& field : fields_of(*work.review, item, frame.store, work.theirs->store)) {
            auto const kind = field.state == FieldState::conflict ? tr("merge.conflict") : field.state == FieldState::only_theirs ? tr("merge.only_theirs") : tr("merge.only_mine");
            line(item, item.kind == ItemKind::deletion ? tr("merge.deleted") : kind, field_words(*item.type, field.slot), words.value(*item.type, field.slot, field.mine.value), words.value(*item.type, field.slot, field.theirs.value));
        }
        if (item.kind == ItemKind::deletion) line(item, tr("merge.deleted"), field_words(*item.type, kDeletedSlot), tr("merge.keep"), tr("merge.delete"));
    }
    return out.take();
}

}  // namespace pmo::ui
