#pragma once
// The semantic mirror: real, invisible DOM elements over the canvas, one for each node of ui::sem::Tree. Screen readers, tests by role,
// find-in-page and the text fields' input methods work on them. It is not a second interface: it holds no state of its own and what is
// done to it becomes an Action in the tree.

#include "shell/web/frame_loop.h"
#include "shell/web/mirror_patch.h"
#include "ui/sem/sem.h"

namespace pmo::shell {

class Mirror {
public:
    explicit Mirror(FrameLoop& loop) : m_loop(loop) {}
    Mirror(Mirror const&) = delete;
    Mirror& operator=(Mirror const&) = delete;

    void start(ui::sem::Tree& tree);    // before this, what is done to the page is not heard
    void update();                      // after each logic frame

    MirrorPatch const& patch() const { return m_patch; }
    ui::sem::Tree* tree() const { return m_tree; }
    void act(ui::sem::Action action);   // queues it and runs frames until it has been taken

private:
    FrameLoop& m_loop;
    ui::sem::Tree* m_tree = nullptr;
    MirrorPatch m_patch;
};

}  // namespace pmo::shell
