#include "shell/web/mirror.h"

#include <emscripten.h>

#include "shell/web/aria.h"

namespace pmo::shell {
namespace {

extern "C" {
void pmo_mirror_attach(Mirror* self);
void pmo_mirror_apply(std::uint32_t const* words, std::size_t count);
}

// mirror.js lists the roles in the same order.
static_assert(int(ui::sem::Role::radiogroup) == 48);

}  // namespace

void Mirror::start(ui::sem::Tree& tree)
{
    m_tree = &tree;
    pmo_mirror_attach(this);
}

void Mirror::update()
{
    if (!m_tree) return;
    auto const words = m_patch.update(as_aria(m_tree->nodes()));
    if (!words.empty()) pmo_mirror_apply(words.data(), words.size());
}

void Mirror::act(ui::sem::Action action)
{
    if (!m_tree) return;
    m_tree->queue(std::move(action));
    m_loop.pump();
}

extern "C" {
EMSCRIPTEN_KEEPALIVE void pmo_mirror_on_click(Mirror* self, std::uint32_t id)
{
    self->act({id, ui::sem::ActionKind::click, {}});
}
EMSCRIPTEN_KEEPALIVE void pmo_mirror_on_focus(Mirror* self, std::uint32_t id)
{
    self->act({id, ui::sem::ActionKind::focus, {}});
}
}

}  // namespace pmo::shell
