#include "shell/web/probe.h"

#include <emscripten.h>

namespace pmo::shell {
namespace {

extern "C" void pmo_probe_attach(Probe* self);

}  // namespace

Probe::Probe(FrameLoop const& loop, Mirror const& mirror) : m_loop(loop), m_mirror(mirror) { pmo_probe_attach(this); }

double Probe::read(int what, double argument) const
{
    switch (what) {
    case 0: return m_loop.frames();
    case 1: return m_loop.paints();
    case 2: return m_loop.last_ms();
    case 3: return m_loop.percentile_ms(argument);
    case 4: return m_mirror.patch().mirrored();
    case 5: return m_mirror.patch().operations();
    case 6: return m_mirror.patch().duplicates();
    default: return 0;
    }
}

extern "C" {
EMSCRIPTEN_KEEPALIVE double pmo_probe_on_read(Probe* self, int what, double argument) { return self->read(what, argument); }
}

}  // namespace pmo::shell
