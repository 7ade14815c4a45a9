// People needed against people there: what counts as booked, what as asked for, and when somebody has too much.

#include <doctest/doctest.h>

#include <string>

#include "core/base/order_key.h"
#include "core/model/workspace.h"
#include "core/project/derived.h"
#include "core/project/portfolio.h"
#include "core/registers/assignment.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/resource_request.h"
#include "core/registers/task.h"

using namespace pmo;

namespace {

namespace prj = registers::project;
namespace tsk = registers::task;
namespace asg = registers::assignment;
namespace ask = registers::resource_request;

constexpr std::int64_t kDay = 480;

// One running project, one person, one task of ten working days from Monday, 2026-03-02, given to her with half her time.
struct Office {
    Workspace workspace{{id_from_key("workspace"), "Test", 0}, Store{}, {}, 5};
    Derived derived{workspace.store()};
    std::int64_t clock = 1'789'718'400'000;

    void commit(Edit const& edit) {
        auto const diff = workspace.commit(edit, ++clock);
        REQUIRE(diff.ok());
        derived.apply(*diff);
    }
    Office() {
        Edit edit("test");
        auto const p = id_from_key("p"), t = id_from_key("t"), w = id_from_key("w"), a = id_from_key("a");
        edit.add(prj::kType, p);
        edit.set(p, prj::status, std::string("active"));
        edit.set(p, prj::start, Moment{moment_of(date_of(Civil{2026, 3, 2})).minute + 480});
        edit.add(registers::person::kType, w);
        edit.add(tsk::kType, t);
        edit.set(t, tsk::project, p);
        edit.set(t, tsk::place, Place(kNoId, order_at(0)));
        edit.set(t, tsk::duration, 10 * kDay);
        edit.add(asg::kType, a);
        edit.set(a, asg::project, p);
        edit.set(a, asg::task, t);
        edit.set(a, asg::person, w);
        edit.set(a, asg::units, std::int64_t{50});
        commit(edit);
    }
    void request(std::string_view status, std::int64_t units, bool named) {
        Edit edit("test");
        auto const r = id_from_key("r");
        edit.add(ask::kType, r);
        edit.set(r, ask::project, id_from_key("p"));
        edit.set(r, ask::status, std::string(status));
        edit.set(r, ask::units, units);
        edit.set(r, ask::from, date_of(Civil{2026, 3, 2}));
        edit.set(r, ask::to, date_of(Civil{2026, 3, 13}));
        if (named) edit.set(r, ask::assigned, id_from_key("w"));
        commit(edit);
    }
    CapacityMonth march() const { return portfolio_capacity(workspace.store(), derived, 2026, 3, 1).front(); }
};

}  // namespace

TEST_CASE("capacity: an assignment books its share of the days it lies on") {
    Office office;
    auto const march = office.march();
    CHECK(march.committed == 5 * kDay);
    CHECK(march.proposed == 0);
    CHECK(march.capacity == 22 * kDay);
    CHECK(march.overloaded == 0);
}

TEST_CASE("capacity: what is granted and what is planned are the same time, the larger of the two counts") {
    Office more;
    more.request("fulfilled", 80, true);
    CHECK(more.march().committed == 8 * kDay);
    Office less;
    less.request("approved", 20, true);
    CHECK(less.march().committed == 5 * kDay);
}

TEST_CASE("capacity: what is not granted yet is asked for; what is refused or granted to nobody is neither") {
    Office open;
    open.request("submitted", 100, false);
    CHECK(open.march().committed == 5 * kDay);
    CHECK(open.march().proposed == 10 * kDay);
    for (std::string_view const status : {"rejected", "cancelled", "fulfilled"}) {
        Office other;
        other.request(status, 100, false);
        CAPTURE(status);
        CHECK(other.march().committed == 5 * kDay);
        CHECK(other.march().proposed == 0);
    }
}

TEST_CASE("capacity: more than the month has is an overload") {
    Office office;
    office.request("fulfilled", 300, true);
    CHECK(office.march().committed == 30 * kDay);
    CHECK(office.march().overloaded == 1);
}
