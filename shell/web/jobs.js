// The pool of Workers that carry out jobs. In a Worker, web/worker.js answers.

addToLibrary({
  $PmoJobs: {
    self: 0,
    workers: null,      // { worker, job, idle }
    queue: null,        // jobs that wait for a Worker
    restMs: 30000,

    // One core stays for the interface.
    limit() { return Math.max(1, Math.min((navigator.hardwareConcurrency || 2) - 1, 4)); },

    make() {
      const url = new URL(Module['page'].urls.worker, document.baseURI);
      const slot = { worker: new Worker(url, { type: 'module' }), job: 0, idle: 0 };
      slot.worker.onmessage = (event) => PmoJobs.heard(slot, event.data);
      slot.worker.onerror = (event) => {
        event.preventDefault();
        console.error('worker:', event.message);
        PmoJobs.broken(slot);
      };
      slot.worker.onmessageerror = () => PmoJobs.broken(slot);
      slot.worker.postMessage({ type: 'start', module: Module['wasmModule'] });
      PmoJobs.workers.push(slot);
      return slot;
    },

    end(slot) {
      clearTimeout(slot.idle);
      slot.worker.terminate();
      PmoJobs.workers = PmoJobs.workers.filter((other) => other !== slot);
    },

    broken(slot) {
      const job = slot.job;
      PmoJobs.end(slot);
      if (job) PmoJobs.finish(job, false, new Uint8Array());
      PmoJobs.next();
    },

    next() {
      if (!PmoJobs.queue.length) return;
      let slot = PmoJobs.workers.find((one) => !one.job);
      if (!slot) {
        if (PmoJobs.workers.length >= PmoJobs.limit()) return;
        try {
          slot = PmoJobs.make();
        } catch (error) {
          console.error('worker:', error);
          for (const waiting of PmoJobs.queue.splice(0)) PmoJobs.finish(waiting.job, false, new Uint8Array());
          return;
        }
      }
      const { job, kind, input } = PmoJobs.queue.shift();
      clearTimeout(slot.idle);
      slot.job = job;
      slot.worker.postMessage({ type: 'run', job, kind, input }, [input.buffer]);
      PmoJobs.next();
    },

    heard(slot, message) {
      if (message.job !== slot.job) return;
      if (message.type === 'progress') { _pmo_jobs_on_progress(PmoJobs.self, message.job, message.permille); return; }
      slot.job = 0;
      slot.idle = setTimeout(() => PmoJobs.end(slot), PmoJobs.restMs);
      PmoJobs.finish(message.job, message.ok, message.output);
      PmoJobs.next();
    },

    finish(job, ok, output) {
      const at = _malloc(Math.max(output.length, 1));
      if (at) HEAPU8.set(output, at);
      _pmo_jobs_on_finished(PmoJobs.self, job, +(ok && at !== 0), at, at ? output.length : 0);
      _free(at);
    },

    cancel(job) {
      PmoJobs.queue = PmoJobs.queue.filter((waiting) => waiting.job !== job);
      const slot = PmoJobs.workers.find((one) => one.job === job);
      if (slot) PmoJobs.end(slot);
      PmoJobs.next();
    },
  },

  pmo_jobs_attach__deps: ['$PmoJobs', '$UTF8ToString', 'malloc', 'free', 'pmo_jobs_on_progress', 'pmo_jobs_on_finished'],
  pmo_jobs_attach: (self) => {
    PmoJobs.self = self;
    PmoJobs.workers = [];
    PmoJobs.queue = [];
  },

  pmo_jobs_start__deps: ['$PmoJobs'],
  pmo_jobs_start: (job, kind, input, size) => {
    PmoJobs.queue.push({ job, kind: UTF8ToString(kind), input: HEAPU8.slice(input, input + size) });
    // Later, because an answer must never come before the caller knows the job's number.
    queueMicrotask(PmoJobs.next);
  },

  pmo_jobs_cancel__deps: ['$PmoJobs'],
  pmo_jobs_cancel: (job) => PmoJobs.cancel(job),

  // In a Worker. web/worker.js calls Module.runJob: the output's bytes, or null when the job failed.
  $PmoWorker: {
    run(kind, input) {
      const name = stringToNewUTF8(kind);
      const at = _malloc(Math.max(input.length, 1));
      if (at) HEAPU8.set(input, at);
      const block = at ? _pmo_worker_run(name, at, input.length) : 0;
      const output = block ? HEAPU8.slice(block + 4, block + 4 + HEAPU32[block >> 2]) : null;
      _free(block);
      _free(at);
      _free(name);
      return output;
    },
  },
  $PmoWorker__deps: ['$stringToNewUTF8', 'malloc', 'free', 'pmo_worker_run'],
  $PmoWorker__postset: "Module['runJob'] = PmoWorker.run;",

  pmo_worker_progress__deps: ['$PmoWorker'],
  pmo_worker_progress: (permille) => { if (Module['onProgress']) Module['onProgress'](permille); },
});
