#pragma once
// The pack of a review meeting: the risks that are due, walked through one by one. Each is kept as it is, scored anew or closed with a reason, by pointer or by
// keyboard, and the next one follows.

#include <string>
#include <vector>

#include "core/rules/risks.h"
#include "ui/frame.h"
#include "ui/views/remember.h"

namespace pmo::ui {

class RiskReviewPack {
public:
    void draw(Frame& frame, Box area);
    void keys(Frame& frame);
private:
    std::vector<rules::ReviewItem> const& pack_of(Frame& frame);
    std::vector<Id> const& in_order(std::vector<rules::ReviewItem> const& pack, Id project);
    void choose(Frame& frame, Id risk);
    void step(Frame& frame, int by);
    void next_open(Frame& frame);
    void draw_list(Frame& frame, std::vector<rules::ReviewItem> const& pack, Box at);
    void draw_risk(Frame& frame, rules::ReviewItem const& item, Box at);
    void draw_score(Frame& frame, Record const& risk, Box& rest);
    void draw_verdict(Frame& frame, rules::ReviewItem const& item, Box at);
    void keep(Frame& frame);
    void close(Frame& frame);

    Remembered<std::vector<rules::ReviewItem>> m_pack;
    std::vector<Id> m_order;                         // as first seen: what was looked at keeps its place
    Id m_project, m_risk;
    int m_probability = 0, m_impact = 0;
    std::string m_comment;
};

}  // namespace pmo::ui
