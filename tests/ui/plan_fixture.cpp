#include "tests/ui/plan_fixture.h"

#include <vector>

#include "core/base/order_key.h"
#include "core/registers/baseline.h"
#include "core/registers/baseline_task.h"
#include "core/registers/calendar.h"
#include "core/registers/calendar_exception.h"
#include "core/registers/change_request.h"
#include "core/registers/dependency.h"
#include "core/registers/issue.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/status_report.h"
#include "core/registers/task.h"

namespace pmo::test {

namespace {

namespace tsk = registers::task;
namespace dep = registers::dependency;
namespace prj = registers::project;

// Baseline and present duration in days; budget and actual cost in 0.1 of 10,000 yuan.
struct Line { char const *wbs, *name, *owner; int base, days; char const* after; int percent, budget, actual; char const* note = ""; };

constexpr Line kLines[] = {
    {"1", "启动与规划", "", 0, 0, "", 0, 0, 0},
    {"1.1", "章程与立项评审", "陈立群", 10, 10, "", 100, 120, 126},
    {"1.2", "干系人与范围确认", "唐悦", 15, 15, "1.1", 100, 280, 294},
    {"1.3", "G1 立项门", "陈立群", 0, 0, "1.2", 100, 0, 0},
    {"2", "需求与方案", "", 0, 0, "", 0, 0, 0},
    {"2.1", "产线现状调研", "唐悦", 12, 12, "1.3", 100, 360, 382},
    {"2.2", "业务流程蓝图", "唐悦", 18, 20, "2.1", 100, 540, 582},
    {"2.3", "总体方案与接口规范", "王磊", 20, 22, "2.1", 100, 600, 675},
    {"2.4", "G2 方案门", "陈立群", 0, 0, "2.2,2.3", 100, 0, 0},
    {"3", "采购与基础设施", "", 0, 0, "", 0, 0, 0},
    {"3.1", "MES 平台选型与招标", "罗敏", 30, 32, "2.1", 100, 1200, 1199},
    {"3.2", "服务器与工控采购", "罗敏", 30, 34, "2.4", 100, 1500, 1538},
    {"3.3", "车间网络改造", "郭宁", 55, 72, "2.4+15", 95, 900, 916},
    {"3.4", "数采网关安装", "黄建国", 46, 60, "3.2", 80, 600, 522},
    {"4", "开发与集成", "", 0, 0, "", 0, 0, 0},
    {"4.1", "基础数据与权限", "赵晨曦", 25, 25, "2.4,3.1", 100, 560, 578},
    {"4.2", "生产计划与派工", "刘思远", 46, 52, "4.1", 85, 840, 843, "派工规则引擎返工 1 次；已申请外包 2 人驻场至 09-24，CR-012 待 CCB 评审。"},
    {"4.3", "质量追溯模块", "赵晨曦", 38, 46, "4.1+10", 75, 780, 605},
    {"4.4", "设备数采接口", "周启明", 36, 44, "4.1+15", 65, 720, 503},
    {"4.5", "ERP 接口联调", "谢彤", 20, 20, "4.2", 0, 660, 0},
    {"4.6", "看板与报表", "孙浩然", 30, 32, "4.1+30", 45, 540, 258},
    {"4.7", "开发完成", "陈立群", 0, 0, "4.3,4.4,4.5,4.6", 0, 0, 0},
    {"5", "测试与试点", "", 0, 0, "", 0, 0, 0},
    {"5.1", "系统集成测试", "何雨桐", 12, 12, "4.7", 0, 480, 0},
    {"5.2", "性能与安全测试", "冯远", 10, 10, "4.7+3", 0, 320, 0},
    {"5.3", "关键用户培训", "曹颖", 8, 8, "4.7", 0, 260, 0},
    {"5.4", "A 线试点运行", "黄建国", 12, 12, "5.1,3.3,3.4", 0, 440, 0},
    {"5.5", "G3 上线门", "陈立群", 0, 0, "5.2,5.3,5.4", 0, 0, 0},
    {"6", "上线与移交", "", 0, 0, "", 0, 0, 0},
    {"6.1", "数据迁移与切换", "谢彤", 5, 5, "5.5", 0, 300, 0},
    {"6.2", "B/C 线推广", "唐悦", 8, 8, "6.1", 0, 460, 0},
    {"6.3", "试运行支持", "王磊", 10, 10, "6.1", 0, 220, 0},
    {"6.4", "验收与档案移交", "陈立群", 4, 4, "6.2,6.3", 0, 120, 0},
    {"6.5", "项目结项", "陈立群", 0, 0, "6.4", 0, 0, 0},
};

constexpr char const* kPeople[][2] = {
    {"陈立群", "Chen Liqun"}, {"唐悦", "Tang Yue"}, {"王磊", "Wang Lei"}, {"罗敏", "Luo Min"}, {"郭宁", "Guo Ning"}, {"黄建国", "Huang Jianguo"},
    {"赵晨曦", "Zhao Chenxi"}, {"刘思远", "Liu Siyuan"}, {"周启明", "Zhou Qiming"}, {"谢彤", "Xie Tong"}, {"孙浩然", "Sun Haoran"},
    {"何雨桐", "He Yutong"}, {"冯远", "Feng Yuan"}, {"曹颖", "Cao Ying"}, {"林晓岚", "Lin Xiaolan"}};

struct Free { char const* name; std::int32_t year, month, from, to; bool working; };
constexpr Free kFree[] = {{"清明", 2026, 4, 4, 6, false}, {"劳动节", 2026, 5, 1, 5, false}, {"端午", 2026, 6, 19, 21, false}, {"中秋", 2026, 9, 25, 27, false}, {"国庆", 2026, 10, 1, 7, false},
                          {"元旦", 2027, 1, 1, 3, false}, {"", 2026, 5, 9, 9, true}, {"", 2026, 9, 20, 20, true}, {"", 2026, 10, 10, 10, true}};

Money yuan(int tenths) { return {std::int64_t{tenths} * 100'000, {}}; }
Date day(std::int32_t year, int month, int d) { return date_of(Civil{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(d)}); }

}  // namespace

Moment at(std::int32_t month, std::int32_t d, std::int32_t hour) { return moment_of(day(2026, month, d), hour * 60); }
std::string start_text(engine::Placed const& placed) { return to_text(Moment{placed.start}); }
std::string finish_text(engine::Placed const& placed) { return to_text(Moment{placed.finish}); }

Id MesPlan::task(std::string_view wbs) const { return id_from_key("task/" + std::string(wbs)); }
Id MesPlan::person(std::string_view name) const { return id_from_key("person/" + std::string(name)); }

void MesPlan::commit(Edit const& edit) {
    auto diff = workspace->commit(edit, ++now_ms);
    if (diff.ok()) derived->apply(*diff);
}

void MesPlan::undo() { derived->apply(workspace->undo(++now_ms).diff); }

MesPlan::MesPlan() {
    workspace = std::make_unique<Workspace>(WorkspaceIdentity{id_from_key("workspace"), "衡川集团 PMO", now_ms}, Store{}, Seen{}, 7);
    derived = std::make_unique<Derived>(workspace->store());
    project = id_from_key("project/P-2601");
    calendar = id_from_key("calendar/cn");
    baseline = id_from_key("baseline/V1.2");

    Edit edit{"import"};
    edit.add(registers::calendar::kType, calendar);
    edit.set(calendar, registers::calendar::name, "中国 2026（含调休）");
    for (auto const weekday : {registers::calendar::monday, registers::calendar::tuesday, registers::calendar::wednesday, registers::calendar::thursday, registers::calendar::friday})
        edit.set(calendar, weekday, "08:00-12:00 13:00-17:00");
    for (auto const& free : kFree) {
        namespace exc = registers::calendar_exception;
        auto const id = ids.next();
        edit.add(exc::kType, id);
        edit.set(id, exc::calendar, calendar);
        edit.set(id, exc::name, free.name);
        edit.set(id, exc::from, day(free.year, free.month, free.from));
        edit.set(id, exc::to, day(free.year, free.month, free.to));
        edit.set(id, exc::working, free.working);
    }
    for (auto const& one : kPeople) {
        auto const id = person(one[0]);
        edit.add(registers::person::kType, id);
        edit.set(id, registers::person::name, one[0]);
        edit.set(id, registers::person::name_en, one[1]);
    }
    edit.add(prj::kType, project);
    edit.set(project, prj::code, "P-2601");
    edit.set(project, prj::name, "智能工厂 MES 一期");
    edit.set(project, prj::name_en, "Smart factory MES, phase 1");
    edit.set(project, prj::manager, person("陈立群"));
    edit.set(project, prj::stage, "execution");
    edit.set(project, prj::status, "active");
    edit.set(project, prj::start, at(3, 2, 8));
    edit.set(project, prj::status_date, day(2026, 9, 18));
    edit.set(project, prj::calendar, calendar);
    edit.set(project, prj::budget, yuan(12800));
    edit.set(project, prj::health_scope, "amber");
    edit.set(project, prj::health_risk, "amber");
    edit.set(project, prj::health_quality, "green");
    std::uint32_t order = 0;
    for (auto const& line : kLines) {
        std::string_view const wbs = line.wbs;
        auto const id = task(wbs);
        edit.add(tsk::kType, id);
        edit.set(id, tsk::project, project);
        edit.set(id, tsk::place, Place{wbs.size() > 1 ? task(wbs.substr(0, 1)) : kNoId, order_at(order++)});
        edit.set(id, tsk::title, line.name);
        if (*line.owner) edit.set(id, tsk::owner, person(line.owner));
        if (*line.note) edit.set(id, tsk::notes, line.note);
        edit.set(id, tsk::duration, std::int64_t{line.base} * 480);
        if (line.budget > 0) edit.set(id, tsk::budget, yuan(line.budget));
        if (line.actual > 0) edit.set(id, tsk::actual_cost, yuan(line.actual));
        for (std::string_view rest = line.after; !rest.empty();) {
            auto const comma = rest.find(',');
            auto one = rest.substr(0, comma);
            rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
            std::int64_t lag = 0;
            if (auto const plus = one.find('+'); plus != std::string_view::npos) {
                for (char const c : one.substr(plus + 1)) lag = lag * 10 + (c - '0');
                one = one.substr(0, plus);
            }
            auto const link = id_from_key("link/" + std::string(one) + ">" + std::string(wbs));
            edit.add(dep::kType, link);
            edit.set(link, dep::project, project);
            edit.set(link, dep::predecessor, task(one));
            edit.set(link, dep::successor, id);
            edit.set(link, dep::kind, "fs");
            if (lag > 0) edit.set(link, dep::lag, lag * 480);
        }
    }
    commit(edit);

    // What was planned is the baseline; then the durations of today and the progress.
    Edit now{"import"};
    namespace bl = registers::baseline_task;
    now.add(registers::baseline::kType, baseline);
    now.set(baseline, registers::baseline::project, project);
    now.set(baseline, registers::baseline::name, "V1.2");
    now.set(project, prj::baseline, baseline);
    for (auto const& line : kLines) {
        auto const id = task(line.wbs);
        now.set(id, tsk::duration, std::int64_t{line.days} * 480);
        if (line.percent > 0) now.set(id, tsk::percent_complete, std::int64_t{line.percent});
        if (line.wbs[1] == '\0') continue;
        auto const row = ids.next();
        auto const& then = placed(line.wbs);
        now.add(bl::kType, row);
        now.set(row, bl::baseline, baseline);
        now.set(row, bl::task, id);
        now.set(row, bl::start, Moment{then.start});
        now.set(row, bl::finish, Moment{then.finish});
    }
    namespace report = registers::status_report;
    auto const last = ids.next();
    now.add(report::kType, last);
    now.set(last, report::project, project);
    now.set(last, report::period_from, day(2026, 9, 5));
    now.set(last, report::period_to, day(2026, 9, 11));
    now.set(last, report::overall, "green");
    auto const some = [&](TypeDef const& type, int count, auto title, auto of) {
        for (int i = 0; i < count; ++i) {
            auto const id = ids.next();
            now.add(type, id);
            now.set(id, of, project);
            now.set(id, title, std::string_view("—"));
        }
    };
    some(registers::risk::kType, 14, registers::risk::title, registers::risk::project);
    some(registers::issue::kType, 6, registers::issue::title, registers::issue::project);
    some(registers::change_request::kType, 3, registers::change_request::title, registers::change_request::project);
    commit(now);
    workspace->clear_history();
}

}  // namespace pmo::test
