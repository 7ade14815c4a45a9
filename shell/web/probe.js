// window.pmoProbe: counters for tests and benchmarks.

addToLibrary({
  pmo_probe_attach__deps: ['$PmoLoop', '$PmoJobs', 'pmo_probe_on_read'],
  pmo_probe_attach: (self) => {
    const read = (what, argument = 0) => _pmo_probe_on_read(self, what, argument);
    window.pmoProbe = Object.freeze({
      get frames() { return read(0); },                  // logic frames since the start
      get paints() { return read(1); },
      get logicMs() { return read(2); },                 // the last logic frame
      percentileMs: (part) => read(3, part),             // of the last 256 logic frames
      get nodes() { return read(4); },                   // mirrored
      get mirrorOperations() { return read(5); },
      get duplicateIds() { return read(6); },            // of the last frame; more than none is a fault
      get memoryBytes() { return HEAPU8.length; },
      get timerArmed() { return PmoLoop.timer !== 0; },
      get workers() { return PmoJobs.workers.length; },
    });
  },
});
