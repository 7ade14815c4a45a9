// ui/job.h: begun, answered, cancelled, failed.
#include <doctest/doctest.h>

#include "tests/ui/data_fixture.h"
#include "ui/job.h"

using namespace pmo;
using namespace pmo::test;

namespace {

class Computing final : public ui::View {
public:
    void draw(ui::Frame& frame, ui::Box) override {
        if (kind) job.start(frame, *std::exchange(kind, std::nullopt), input);
        if (std::exchange(cancel, false)) job.cancel(frame);
    }
    ui::Job job;
    std::optional<std::string> kind;
    std::vector<std::uint8_t> input{2, 1};
    bool cancel = false;
};

}  // namespace

TEST_CASE("a computation in the background") {
    Desk desk;
    auto owned = std::make_unique<Computing>();
    Computing& view = *owned;
    desk.view = std::move(owned);
    view.kind = "probe";
    desk.frame(2);
    REQUIRE(view.job.running());
    CHECK(desk.jobs.waiting() == 1);

    SUBCASE("answers once") {
        desk.jobs.run();
        CHECK(view.job.state() == ui::Job::State::done);
        CHECK(view.job.permille() == 1000);
        auto const output = view.job.take();
        REQUIRE(output);
        CHECK(output->size() == 4);
        CHECK(!view.job.take());
        CHECK(view.job.state() == ui::Job::State::idle);
    }
    SUBCASE("is cancelled") {
        view.cancel = true;
        desk.frame(2);
        CHECK(view.job.state() == ui::Job::State::idle);
        CHECK(desk.jobs.waiting() == 0);
    }
    SUBCASE("begun again, the first is cancelled") {
        view.kind = "probe";
        desk.frame(2);
        CHECK(view.job.running());
        CHECK(desk.jobs.waiting() == 1);
    }
    SUBCASE("fails on what it does not know") {
        view.kind = "no such kind";
        desk.frame(2);
        desk.jobs.run();
        CHECK(view.job.failed());
        CHECK(!view.job.take());
    }
}
