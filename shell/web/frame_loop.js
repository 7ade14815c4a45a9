// Animation frames and the one timer of the frame loop, as C functions. When frames happen is decided in frame_loop.cpp.

addToLibrary({
  $PmoLoop: { self: 0, timer: 0 },

  pmo_loop_attach__deps: ['$PmoLoop'],
  pmo_loop_attach: (self) => { PmoLoop.self = self; },

  pmo_loop_request__deps: ['$PmoLoop', 'pmo_loop_on_frame'],
  pmo_loop_request: () => { requestAnimationFrame(() => _pmo_loop_on_frame(PmoLoop.self)); },

  pmo_loop_arm__deps: ['$PmoLoop', 'pmo_loop_on_timer'],
  pmo_loop_arm: (ms) => {
    if (PmoLoop.timer) clearTimeout(PmoLoop.timer);
    PmoLoop.timer = 0;
    if (ms < 0) return;
    PmoLoop.timer = setTimeout(() => {
      PmoLoop.timer = 0;
      _pmo_loop_on_timer(PmoLoop.self);
    }, Math.ceil(ms));
  },
});
