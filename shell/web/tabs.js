// Messages between tabs and the lock of the writing tab.

addToLibrary({
  $PmoTabs: {
    self: 0,
    workspace: null,
    channel: null,
    release: null,      // lets the lock go; null: this tab does not write
    request: 0,         // the newest request: answers to older ones are void
    pending: null,      // { steal } of the newest request while its answer is on its way
    waiting: null,      // ends the waiting for the lock that another tab has

    join(workspace) {
      if (workspace === PmoTabs.workspace) return;
      const wanted = PmoTabs.release || PmoTabs.pending || PmoTabs.waiting;
      PmoTabs.workspace = workspace;
      PmoTabs.request++;
      PmoTabs.pending = null;
      PmoTabs.letGo();
      PmoTabs.stopWaiting();
      if (wanted) PmoTabs.ask(false);   // who wrote or wanted to write the other one means this one now
      if (PmoTabs.channel) PmoTabs.channel.close();
      PmoTabs.channel = null;
      if (typeof BroadcastChannel === 'undefined') return;
      PmoTabs.channel = new BroadcastChannel('pmo:' + workspace);
      PmoTabs.channel.onmessage = (event) => {
        if (!(event.data instanceof Uint8Array)) return;
        const at = _malloc(Math.max(event.data.length, 1));
        if (!at) return;
        HEAPU8.set(event.data, at);
        _pmo_tabs_on_message(PmoTabs.self, at, event.data.length);
        _free(at);
      };
    },

    letGo() {
      if (PmoTabs.release) PmoTabs.release();
      PmoTabs.release = null;
    },

    answer(request, isWriter) {
      if (request !== PmoTabs.request) return;
      PmoTabs.pending = null;
      _pmo_tabs_on_writer(PmoTabs.self, +isWriter);
    },

    stopWaiting() {
      if (PmoTabs.waiting) PmoTabs.waiting.abort();
      PmoTabs.waiting = null;
    },

    ask(steal) {
      // Asking twice at once would find the lock taken, by this tab's own first request.
      if (PmoTabs.pending && (PmoTabs.pending.steal || !steal)) return;
      const request = ++PmoTabs.request;
      PmoTabs.pending = { steal };
      PmoTabs.stopWaiting();
      const later = (isWriter) => queueMicrotask(() => PmoTabs.answer(request, isWriter));
      if (PmoTabs.release) { later(true); return; }
      // Two writers lose data. Without locks only the tab in which a person insists writes.
      if (!navigator.locks) { later(steal); return; }
      PmoTabs.lock(request, steal ? { mode: 'exclusive', steal: true } : { mode: 'exclusive', ifAvailable: true });
    },

    // A tab that does not get the lock, or loses it, waits for it: when the writing tab closes, the one that has waited longest writes.
    wait(request) {
      if (request !== PmoTabs.request) return;
      PmoTabs.waiting = new AbortController();
      PmoTabs.lock(request, { mode: 'exclusive', signal: PmoTabs.waiting.signal });
    },

    lock(request, options) {
      let held = false;
      navigator.locks.request('pmo:' + PmoTabs.workspace, options, (lock) => {
        if (!lock) {
          PmoTabs.answer(request, false);
          PmoTabs.wait(request);
          return undefined;
        }
        if (request !== PmoTabs.request) return undefined;   // another workspace has been opened meanwhile
        held = true;
        PmoTabs.waiting = null;
        return new Promise((resolve) => {
          PmoTabs.release = resolve;
          PmoTabs.answer(request, true);
        });
      }).catch((error) => {
        if (options.signal && options.signal.aborted && !held) return;
        // Another tab has taken the lock over, or the browser refuses locks.
        if (held) PmoTabs.release = null;
        if (error.name !== 'AbortError') console.warn('writer lock:', error);
        PmoTabs.answer(request, false);
        if (held) PmoTabs.wait(request);
      });
    },
  },

  pmo_tabs_attach__deps: ['$PmoTabs', '$UTF8ToString', 'malloc', 'free', 'pmo_tabs_on_message', 'pmo_tabs_on_writer'],
  pmo_tabs_attach: (self) => {
    PmoTabs.self = self;
    PmoTabs.join('');
  },

  pmo_tabs_workspace__deps: ['$PmoTabs'],
  pmo_tabs_workspace: (workspace) => PmoTabs.join(UTF8ToString(workspace)),

  pmo_tabs_broadcast__deps: ['$PmoTabs'],
  pmo_tabs_broadcast: (bytes, size) => {
    if (!PmoTabs.channel) return;
    try {
      PmoTabs.channel.postMessage(HEAPU8.slice(bytes, bytes + size));
    } catch (error) {
      console.warn('broadcast:', error);
    }
  },

  pmo_tabs_request__deps: ['$PmoTabs'],
  pmo_tabs_request: (steal) => PmoTabs.ask(steal !== 0),
});
