// The communication plan of all projects. Inside a project the same pages stand in its stakeholder tab.

#include <utility>

#include "ui/views/communication_parts.h"
#include "ui/views/page.h"
#include "ui/views/view.h"

namespace pmo::ui {

namespace {

class CommunicationView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        if (auto const* record = frame.store.live(frame.session.selected()); std::exchange(m_arrived, false) && record) m_pane.follow(*record);
        auto const caption = m_pane.caption(frame);
        Box const bar = draw_page_head(frame, area, {.id = "communication", .caption = caption});
        m_pane.draw(frame, bar, area);
    }
    std::string status(Frame& frame) override { return m_pane.status_words(frame); }
    void keys(Frame& frame) override { m_pane.keys(frame); }
    bool draw_inspector(Frame& frame, Record const& record) override { return m_pane.draw_inspector(frame, record); }

private:
    CommunicationPane m_pane;
    bool m_arrived = true;                           // a record chosen before the first frame is what somebody came for
};

}  // namespace

std::unique_ptr<View> make_communication_view() { return std::make_unique<CommunicationView>(); }

}  // namespace pmo::ui
