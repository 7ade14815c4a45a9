#include <algorithm>

#include "core/base/order_key.h"
#include "tests/support/workspaces.h"

namespace pmo::test {

namespace {

constexpr Stamp kStamp{static_cast<std::uint64_t>(kNow) << 16, 0};

// Fields by name; one that the register does not have is left out, so the generator outlives the schema.
struct Draft {
    Record record;
    Draft(char const* type, std::string const& key) : record(*find_register(type), id_from_key(std::string(type) + "/" + key)) {}
    Draft& set(char const* field, Value value) {
        auto const slot = slot_of(record.type(), field);
        if (slot != kNoSlot && holds(record.type().fields[slot].kind, value) && !empty(value)) record.set(slot, {std::move(value), kStamp});
        return *this;
    }
    Draft& option(char const* field, std::size_t n) {
        auto const slot = slot_of(record.type(), field);
        if (slot == kNoSlot || record.type().fields[slot].options.empty()) return *this;
        auto const& options = record.type().fields[slot].options;
        return set(field, std::string(options[n % options.size()]));
    }
};

Id id_of(char const* type, std::size_t n) { return id_from_key(std::string(type) + "/" + std::to_string(n)); }

}  // namespace

Document big_workspace(BigSize size, std::uint64_t seed) {
    Random random(seed);
    Document document;
    document.identity = identity();
    document.exported_ms = kNow;
    document.schema = 1;
    auto& store = document.store;
    auto const put = [&](Draft& draft) { store.add(std::move(draft.record)); };
    constexpr char const* kDay = "08:00-12:00 13:00-17:00";
    constexpr std::size_t kPeople = 500, kDepartments = 12;

    for (std::size_t i = 0; i < 3; ++i) {
        Draft d("calendar", std::to_string(i));
        d.set("name", "日历 " + std::to_string(i));
        for (auto const* day : {"monday", "tuesday", "wednesday", "thursday", "friday"}) d.set(day, std::string(kDay));
        d.set("saturday", std::string(i == 1 ? kDay : "none")).set("sunday", std::string("none"));
        put(d);
    }
    for (std::size_t i = 0; i < kDepartments; ++i) {
        Draft d("department", std::to_string(i));
        d.set("name", "部门 " + std::to_string(i)).set("place", Place(i < 4 ? kNoId : id_of("department", i % 4), order_at(static_cast<std::uint32_t>(i))));
        put(d);
    }
    for (std::size_t i = 0; i < kPeople; ++i) {
        Draft d("person", std::to_string(i));
        d.set("name", "员工 " + std::to_string(i)).set("code", "E-" + std::to_string(i)).set("department", id_of("department", i % kDepartments));
        d.set("cost_rate", Money{random.between(15'000, 60'000), {}}).set("max_units", std::int64_t{100});
        put(d);
    }
    for (std::size_t i = 0; i < size.projects; ++i) {
        Draft d("project", std::to_string(i));
        d.set("name", "项目 " + std::to_string(i) + " 数字化升级").set("code", "P-" + std::to_string(i)).set("place", Place(kNoId, order_at(static_cast<std::uint32_t>(i))));
        d.set("manager", id_of("person", i % kPeople)).set("department", id_of("department", i % kDepartments)).set("calendar", id_of("calendar", i % 3));
        d.set("start", moment_of(Date{20'454 + static_cast<std::int32_t>(random.below(300))}, 480)).set("status_date", Date{20'700});
        d.set("budget", Money{random.between(10'000'000, 900'000'000), {}}).option("status", 1).option("stage", i);
        put(d);
    }
    auto const task_type = find_register("task");
    auto const link_type = find_register("dependency");
    store.reserve(*task_type, size.tasks);
    store.reserve(*link_type, size.links);
    auto const per_project = std::max<std::size_t>(1, size.tasks / std::max<std::size_t>(1, size.projects));
    static constexpr char const* kWork[] = {"需求调研", "方案设计", "接口开发", "联调测试", "用户培训", "数据迁移", "上线准备", "验收", "评审", "采购"};
    for (std::size_t i = 0; i < size.tasks; ++i) {
        auto const project = std::min(i / per_project, size.projects - 1);
        auto const n = i % per_project;
        Draft d("task", std::to_string(i));
        // Every tenth task is a summary; the nine behind it are its children, and every second summary stands below the one before.
        auto const summary = i - n % 10;
        Id const parent = n % 10 ? id_of("task", summary) : n >= 10 && n / 10 % 2 ? id_of("task", i - 10) : kNoId;
        d.set("project", id_of("project", project)).set("place", Place(parent, order_at(static_cast<std::uint32_t>(n))));
        d.set("name", std::string(random.pick(kWork)) + " " + std::to_string(project) + "." + std::to_string(n));
        d.set("duration", random.between(1, 20) * 480);
        d.set("percent_complete", std::int64_t{random.chance(30) ? 100 : random.chance(30) ? random.between(0, 99) : 0});
        if (random.chance(50)) d.set("owner", id_of("person", random.below(kPeople)));
        if (random.chance(4)) d.set("milestone", true);
        if (random.chance(5)) d.option("constraint", 4).set("constraint_on", moment_of(Date{20'500 + static_cast<std::int32_t>(random.below(300))}, 480));
        put(d);
    }
    auto const leaf = [&](std::size_t i) { return i % per_project % 10 != 0; };
    for (std::size_t made = 0; made < size.links;) {
        auto const from = random.below(size.tasks);
        auto const to = from + 1 + random.below(15);      // forward only: no cycles
        if (to >= size.tasks || from / per_project != to / per_project || !leaf(from) || !leaf(to)) continue;
        Draft d("dependency", std::to_string(made++));
        d.set("project", id_of("project", std::min(from / per_project, size.projects - 1)));
        d.set("predecessor", id_of("task", from)).set("successor", id_of("task", to)).option("kind", random.chance(85) ? 0 : random.below(4));
        if (random.chance(10)) d.set("lag", random.between(-2, 5) * 480);
        put(d);
    }
    for (std::size_t i = 0; i < size.tasks / 10; ++i) {
        auto const task = i * 10 + 1;
        Draft d("assignment", std::to_string(i));
        d.set("project", id_of("project", std::min(task / per_project, size.projects - 1))).set("task", id_of("task", task));
        d.set("person", id_of("person", random.below(kPeople))).set("units", std::int64_t{100}).set("effort", random.between(1, 10) * 480);
        put(d);
    }
    note(document.seen, kStamp);
    return document;
}

}  // namespace pmo::test
