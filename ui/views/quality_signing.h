#pragma once
// The signature of one acceptance: a form while it is undecided, what was signed afterwards, and the way to say that conditions are met. What is
// typed is a draft of this screen until it is signed as one edit.

#include "core/actions/sign_acceptance.h"
#include "ui/frame.h"

namespace pmo::ui {

class SigningForm {
public:
    void draw(Frame& frame, Record const& acceptance);               // at the layout cursor, in the width that remains

private:
    void begin(Frame const& frame, Record const& acceptance);
    void form(Frame& frame, Record const& acceptance);
    void wording(Frame& frame);
    void signed_record(Frame& frame, Record const& acceptance);

    Signing m_draft;
};

}  // namespace pmo::ui
