#include "core/project/closed.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/registers/decision.h"
#include "core/registers/project.h"

namespace pmo {

namespace {

namespace prj = registers::project;
namespace dec = registers::decision;

constexpr auto kReason = handle<std::string>(dec::kFields, "reason");
constexpr int kDepth = 4;                            // sub-record, record, project: one more than any register needs
constexpr std::string_view kOutlives[] = {"benefit", "benefit_measurement", "lesson", "lesson_use", "supplier_rating", "closing_audit", "audit_finding"};

// The link that says where a record belongs: its project, else the record that it cannot be without, else its subject.
std::uint8_t owning_slot(TypeDef const& type) {
    if (&type == &prj::kType) return kNoSlot;
    if (auto const slot = slot_of(type, "project"); slot != kNoSlot) return slot;
    for (std::size_t i = 0; i < type.fields.size(); ++i)
        if (type.fields[i].kind == Kind::link && (type.fields[i].flags & FieldFlag::required)) return static_cast<std::uint8_t>(i);
    return slot_of(type, "subject");
}

Id link_at(Record const& record, std::uint8_t slot) {
    auto const* id = slot == kNoSlot ? nullptr : std::get_if<Id>(&record.value(slot));
    return id ? *id : kNoId;
}

Id project_behind(Id id, Store const& store) {
    auto const* record = id ? store.find(id) : nullptr;
    return record ? project_of(*record, store) : kNoId;
}

// Projects that the edit reopens for a reason.
std::unordered_set<Id, IdHash> reopened(Edit const& edit) {
    std::unordered_set<Id, IdHash> opened, decided, result;
    std::unordered_map<Id, Id, IdHash> decisions;    // added decision → its project
    std::unordered_set<Id, IdHash> reasoned;
    for (auto const& op : edit.operations()) {
        if (op.add == &dec::kType) decisions[op.record] = kNoId;
        auto const* text = std::get_if<std::string>(&op.value);
        if (op.slot == prj::status.slot && text && !text->empty() && *text != "closed") opened.insert(op.record);
        if (auto const at = decisions.find(op.record); at != decisions.end()) {
            if (op.slot == dec::project.slot) if (auto const* id = std::get_if<Id>(&op.value)) at->second = *id;
            if (op.slot == kReason.slot && text && !text->empty()) reasoned.insert(op.record);
        }
    }
    for (auto const& [decision, project] : decisions)
        if (reasoned.contains(decision) && opened.contains(project)) result.insert(project);
    return result;
}

}  // namespace

Id project_of(Record const& record, Store const& store) {
    auto const* at = &record;
    for (int step = 0; at && step < kDepth; ++step) {
        if (&at->type() == &prj::kType) return at->id();
        auto const next = link_at(*at, owning_slot(at->type()));
        at = next ? store.find(next) : nullptr;
    }
    return kNoId;
}

bool is_closed_project(Store const& store, Id project) {
    auto const* record = project ? store.live(project) : nullptr;
    return record && &record->type() == &prj::kType && record->get(prj::status) == "closed";
}

bool outlives_project(TypeDef const& type) { return std::ranges::find(kOutlives, type.id) != std::end(kOutlives); }

bool is_archived(Record const& record, Store const& store) {
    return !outlives_project(record.type()) && is_closed_project(store, project_of(record, store));
}

std::optional<Id> closed_project_touched(Edit const& edit, Store const& store) {
    auto const free = reopened(edit);
    std::unordered_map<Id, TypeDef const*, IdHash> added;
    for (auto const& op : edit.operations()) {
        if (op.add) { added[op.record] = op.add; continue; }
        auto const* record = store.find(op.record);
        auto const new_one = added.find(op.record);
        auto const* type = record ? &record->type() : new_one != added.end() ? new_one->second : nullptr;
        if (!type || outlives_project(*type) || (type == &prj::kType && op.slot == prj::starred.slot)) continue;
        auto const refuses = [&](Id project) { return is_closed_project(store, project) && !free.contains(project); };
        if (record)
            if (auto const project = project_of(*record, store); refuses(project)) return project;
        auto const* target = op.slot == owning_slot(*type) ? std::get_if<Id>(&op.value) : nullptr;
        if (target)
            if (auto const project = project_behind(*target, store); refuses(project)) return project;
    }
    return std::nullopt;
}

}  // namespace pmo
