#pragma once
// Numbers about the running page for tests and benchmarks: window.pmoProbe. Reading them changes nothing.

#include "shell/web/frame_loop.h"
#include "shell/web/mirror.h"

namespace pmo::shell {

class Probe {
public:
    Probe(FrameLoop const& loop, Mirror const& mirror);
    Probe(Probe const&) = delete;
    Probe& operator=(Probe const&) = delete;

    double read(int what, double argument) const;     // called by probe.js

private:
    FrameLoop const& m_loop;
    Mirror const& m_mirror;
};

}  // namespace pmo::shell
