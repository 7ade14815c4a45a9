// Workspaces in IndexedDB. One call of storage_indexeddb.cpp is one transaction; its answer comes after `complete`, because only
// then the browser promises that the data is there. Nothing is awaited inside a transaction: it would commit by itself.
//
//   workspaces   id                          { id, name, saved, manifest, generation, chunks, upTo, older: {generation, chunks, upTo} }
//   chunks       [id, generation, index]     bytes
//   log          [id, sequence]              { at, bytes }
//   blobs        [id, key]                   bytes
//
// What is written goes into the second copy too (storage_copy.js), and is reported as saved when it is in both.

addToLibrary({
  $PmoStorage__deps: ['pmo_storage_on_restored'],
  $PmoStorage: {
    self: 0,
    name: 'pmo',
    version: 1,
    db: null,
    opening: null,
    known: null,          // workspaces that have a row

    fault: { none: 0, refused: 1, full: 2, lost: 3, newer: 4, unknown: 5 },
    openLimit: 10000,     // Safari has versions in which opening never answers
    keptEntries: 20000,

    // --- the connection ---------------------------------------------------------------------------------

    open() {
      if (PmoStorage.db) return Promise.resolve(PmoStorage.db);
      PmoStorage.opening ??= PmoStorage.openNow().finally(() => { PmoStorage.opening = null; });
      return PmoStorage.opening;
    },

    openNow() {
      return new Promise((resolve, reject) => {
        let factory;
        try { factory = globalThis.indexedDB; } catch (forbidden) { reject(PmoStorage.problem('refused', forbidden)); return; }
        if (!factory) { reject(PmoStorage.problem('refused', 'no IndexedDB')); return; }
        let request;
        try { request = factory.open(PmoStorage.name, PmoStorage.version); } catch (error) { reject(PmoStorage.problem('refused', error)); return; }
        let late = false;
        const limit = setTimeout(() => {
          late = true;
          reject(PmoStorage.problem('lost', 'the database does not open (another tab may hold an older version)'));
        }, PmoStorage.openLimit);
        let fresh = false;
        request.onupgradeneeded = (event) => {
          fresh = event.oldVersion === 0;
          PmoStorage.upgrade(request.result);
        };
        request.onerror = (event) => {
          event.preventDefault();
          clearTimeout(limit);
          reject(PmoStorage.opened(request.error));
        };
        request.onsuccess = () => {
          clearTimeout(limit);
          const db = request.result;
          if (late) { db.close(); return; }
          // Another tab has a newer version of the program: holding on would keep it waiting for ever.
          db.onversionchange = () => { db.close(); PmoStorage.forget(db); };
          db.onclose = () => PmoStorage.forget(db);
          const ready = () => { PmoStorage.db = db; resolve(db); };
          const attached = PmoCopy.attach(db, fresh);
          if (!fresh) { ready(); return; }
          PmoStorage.known.clear();
          attached.then((restored) => {
            if (restored) _pmo_storage_on_restored(PmoStorage.self);
            ready();
          });
        };
      });
    },

    upgrade(db) {
      if (!db.objectStoreNames.contains('workspaces')) db.createObjectStore('workspaces', { keyPath: 'id' });
      for (const name of ['chunks', 'log', 'blobs']) if (!db.objectStoreNames.contains(name)) db.createObjectStore(name);
    },

    forget(db) { if (PmoStorage.db === db) PmoStorage.db = null; },

    problem(fault, error) {
      const detail = error && error.message !== undefined ? `${error.name || 'Error'}: ${error.message}` : String(error);
      return { fault: PmoStorage.fault[fault], detail };
    },

    opened(error) {
      const name = error ? error.name : '';
      if (name === 'VersionError') return PmoStorage.problem('newer', error);
      if (name === 'QuotaExceededError') return PmoStorage.problem('full', error);
      if (name === 'UnknownError' || name === 'AbortError') return PmoStorage.problem('lost', error);
      return PmoStorage.problem('refused', error);   // InvalidStateError, SecurityError: private windows, policies
    },

    failed(error) {
      const name = error ? error.name : '';
      if (name === 'QuotaExceededError') return PmoStorage.problem('full', error);
      if (name === 'UnknownError' || name === 'InvalidStateError' || name === 'TransactionInactiveError') return PmoStorage.problem('lost', error);
      return PmoStorage.problem('unknown', error || 'the transaction was aborted');
    },

    // --- one transaction ----------------------------------------------------------------------------------

    // `body` puts requests on the transaction and may leave what it read in the object it is given. It is run once more for a lost
    // connection and once for the second copy, and then told that what it writes may be there (`again`).
    run(call, mode, stores, body, deliver) {
      const attempt = (last) => PmoStorage.open().then((db) => new Promise((resolve, reject) => {
        const got = {};
        let transaction, cause = null;
        const lost = (error) => { PmoStorage.forget(db); try { db.close(); } catch (closed) { /* it is */ } reject(PmoStorage.failed(error)); };
        try {
          transaction = db.transaction(stores, mode, mode === 'readwrite' ? { durability: 'strict' } : undefined);
        } catch (error) { lost(error); return; }
        transaction.oncomplete = () => resolve(got);
        transaction.onerror = (event) => { cause ??= event.target.error; };
        transaction.onabort = () => {
          const problem = PmoStorage.failed(transaction.error || cause);
          if (problem.fault === PmoStorage.fault.lost) { PmoStorage.forget(db); db.close(); }
          reject(problem);
        };
        const store = (name) => transaction.objectStore(name);
        try {
          body(store, got, last, () => transaction.commit?.());
        } catch (error) {
          cause = error;
          try { transaction.abort(); } catch (over) { lost(error); }
        }
      }));
      const again = (problem) => {
        if (problem.fault !== PmoStorage.fault.lost) throw problem;
        return attempt(true);      // once: the connection may have been taken away by the system
      };
      attempt(false).catch(again).then((got) => {
        if (mode === 'readwrite') return PmoCopy.follow(stores, body).then(() => got);
        return got;
      }).then((got) => {
        if (deliver) deliver(got);
        PmoStorage.finish(call, 0, '');
      }).catch((problem) => {
        if (problem && problem.fault !== undefined) PmoStorage.finish(call, problem.fault, problem.detail);
        else { console.error(problem); PmoStorage.finish(call, PmoStorage.fault.unknown, String(problem)); }
      });
    },

    finish(call, fault, detail) {
      const text = stringToNewUTF8(detail);
      try {
        _pmo_storage_on_finished(PmoStorage.self, call, fault, text);
      } finally {
        _free(text);
      }
    },

    // Bytes go straight to the place in memory where the program wants them.
    part(call, kind, sequence, buffer) {
      const bytes = new Uint8Array(buffer);
      const at = _pmo_storage_on_part(PmoStorage.self, call, kind, sequence, bytes.length);
      if (at && bytes.length) HEAPU8.set(bytes, at);
    },

    copy: (pointer, size) => HEAPU8.slice(pointer, pointer + size).buffer,

    of: (id, ...more) => IDBKeyRange.bound([id, ...more], [id, ...more, []]),   // an array sorts behind every number and text

    // --- the calls ----------------------------------------------------------------------------------------

    list(call) {
      PmoStorage.run(call, 'readonly', ['workspaces', 'log'], (store, got) => {
        got.rows = [];
        store('workspaces').getAll().onsuccess = (event) => {
          got.rows = event.target.result;
          for (const row of got.rows) {
            // The last command may be younger than the last snapshot.
            store('log').openCursor(PmoStorage.of(row.id), 'prev').onsuccess = (found) => {
              const cursor = found.target.result;
              if (cursor && cursor.value.at > row.saved) row.saved = cursor.value.at;
            };
          }
        };
      }, (got) => {
        for (const row of got.rows) {
          const id = stringToNewUTF8(row.id), name = stringToNewUTF8(row.name);
          _pmo_storage_on_listed(PmoStorage.self, call, id, name, row.saved);
          _free(id);
          _free(name);
        }
      });
    },

    load(call, id, older) {
      PmoStorage.run(call, 'readonly', ['workspaces', 'chunks', 'log'], (store, got) => {
        Object.assign(got, { row: null, chunks: [], older: [], log: [], keys: [] });
        store('workspaces').get(id).onsuccess = (event) => {
          const row = got.row = event.target.result || null;
          const upTo = row ? (older && row.older ? row.older.upTo : row.upTo) : -1;
          if (row && row.generation) {
            store('chunks').getAll(PmoStorage.of(id, row.generation)).onsuccess = (e) => { got.chunks = e.target.result; };
            if (older && row.older) {
              store('chunks').getAll(PmoStorage.of(id, row.older.generation)).onsuccess = (e) => { got.older = e.target.result; };
            }
          }
          const rest = IDBKeyRange.bound([id, upTo], [id, []], true);
          store('log').getAll(rest).onsuccess = (e) => { got.log = e.target.result; };
          store('log').getAllKeys(rest).onsuccess = (e) => { got.keys = e.target.result; };
        };
      }, (got) => {
        if (got.row && got.row.manifest) PmoStorage.part(call, 0, 0, got.row.manifest);
        for (const chunk of got.chunks) PmoStorage.part(call, 1, 0, chunk);
        for (const chunk of got.older) PmoStorage.part(call, 2, 0, chunk);
        got.log.forEach((entry, i) => PmoStorage.part(call, 3, got.keys[i][1], entry.bytes));
      });
    },

    append(call, id, sequence, bytes) {
      const entry = { at: Date.now(), bytes };
      const same = (a, b) => a.byteLength === b.byteLength && new Uint8Array(a).every((byte, i) => byte === new Uint8Array(b)[i]);
      PmoStorage.run(call, 'readwrite', ['workspaces', 'log'], (store, got, again, commit) => {
        const write = () => {
          store('log').add(entry, [id, sequence]);
          commit();
        };
        const add = () => {
          if (!again) { write(); return; }
          // The connection went away and nobody knows whether the first attempt had been written.
          store('log').get([id, sequence]).onsuccess = (event) => {
            const stored = event.target.result;
            if (!stored || !same(stored.bytes, bytes)) write();
          };
        };
        if (PmoStorage.known.has(id) && !again) { add(); return; }
        // A workspace that has no snapshot yet must still be in the list.
        store('workspaces').getKey(id).onsuccess = (event) => {
          if (event.target.result === undefined) store('workspaces').add(PmoStorage.newRow(id, '', entry.at));
          got.known = id;
          add();
        };
      }, (got) => { if (got.known) PmoStorage.known.add(got.known); });
    },

    newRow: (id, name, saved) => ({ id, name, saved, manifest: null, generation: 0, chunks: 0, upTo: -1, older: null }),

    snapshot(call, id, name, generation, upTo, manifest, chunks) {
      const saved = Date.now();
      PmoStorage.run(call, 'readwrite', ['workspaces', 'chunks', 'log'], (store, got, again, commit) => {
        store('workspaces').get(id).onsuccess = (event) => {
          const row = event.target.result || PmoStorage.newRow(id, name, saved);
          if (row.generation && row.generation !== generation) {
            row.older = { generation: row.generation, chunks: row.chunks, upTo: row.upTo };
          }
          const kept = row.older ? row.older.generation : generation;
          const of = (from, to) => IDBKeyRange.bound([id, from], [id, to], false, true);
          // What lies before the generation that is kept, between the two, and remains of an attempt at this one.
          store('chunks').delete(of(-1, Math.min(kept, generation)));
          if (kept < generation) store('chunks').delete(IDBKeyRange.bound([id, kept, []], [id, generation], true, true));
          store('chunks').delete(PmoStorage.of(id, generation));
          chunks.forEach((chunk, index) => store('chunks').put(chunk, [id, generation, index]));
          const oldest = upTo - PmoStorage.keptEntries;
          if (oldest > 0) store('log').delete(IDBKeyRange.bound([id], [id, Math.min(oldest, row.older ? row.older.upTo : oldest)]));
          Object.assign(row, { name, saved, manifest, generation, chunks: chunks.length, upTo });
          store('workspaces').put(row);
          commit();
        };
        got.known = id;
      }, (got) => { PmoStorage.known.add(got.known); });
    },

    log(call, id, before, count) {
      PmoStorage.run(call, 'readonly', ['log'], (store, got) => {
        got.entries = [];
        store('log').openCursor(IDBKeyRange.bound([id], [id, before], false, true), 'prev').onsuccess = (event) => {
          const cursor = event.target.result;
          if (!cursor || got.entries.length >= count) return;
          got.entries.push([cursor.key[1], cursor.value.bytes]);
          if (got.entries.length < count) cursor.continue();
        };
      }, (got) => { for (const [sequence, bytes] of got.entries) PmoStorage.part(call, 3, sequence, bytes); });
    },

    put(call, id, key, bytes) {
      PmoStorage.run(call, 'readwrite', ['blobs'], (store, got, again, commit) => {
        store('blobs').put(bytes, [id, key]);
        commit();
      });
    },

    get(call, id, key) {
      PmoStorage.run(call, 'readonly', ['blobs'], (store, got) => {
        store('blobs').get([id, key]).onsuccess = (event) => { got.bytes = event.target.result; };
      }, (got) => { if (got.bytes) PmoStorage.part(call, 4, 0, got.bytes); });
    },

    remove(call, id) {
      PmoStorage.run(call, 'readwrite', ['workspaces', 'chunks', 'log', 'blobs'], (store, got, again, commit) => {
        store('workspaces').delete(id);
        for (const name of ['chunks', 'log', 'blobs']) store(name).delete(PmoStorage.of(id));
        commit();
      }, () => { PmoStorage.known.delete(id); });
    },
  },

  pmo_storage_attach__deps: ['$PmoStorage', '$PmoCopy', '$UTF8ToString', '$stringToNewUTF8', 'free', 'pmo_storage_on_part', 'pmo_storage_on_listed',
    'pmo_storage_on_finished'],
  pmo_storage_attach: (self) => {
    PmoStorage.self = self;
    PmoStorage.known = new Set();
  },
  pmo_storage_list__deps: ['$PmoStorage'],
  pmo_storage_list: (call) => PmoStorage.list(call),
  pmo_storage_load__deps: ['$PmoStorage'],
  pmo_storage_load: (call, workspace, older) => PmoStorage.load(call, UTF8ToString(workspace), older !== 0),
  pmo_storage_append__deps: ['$PmoStorage'],
  pmo_storage_append: (call, workspace, sequence, bytes, size) =>
    PmoStorage.append(call, UTF8ToString(workspace), sequence, PmoStorage.copy(bytes, size)),
  pmo_storage_snapshot__deps: ['$PmoStorage'],
  pmo_storage_snapshot: (call, workspace, name, generation, upTo, manifest, manifestSize, chunks, sizes, count) => {
    const copies = [];
    for (let i = 0; i < count; i++) copies.push(PmoStorage.copy(HEAPU32[(chunks >> 2) + i], HEAPU32[(sizes >> 2) + i]));
    PmoStorage.snapshot(call, UTF8ToString(workspace), UTF8ToString(name), generation, upTo, PmoStorage.copy(manifest, manifestSize), copies);
  },
  pmo_storage_log__deps: ['$PmoStorage'],
  pmo_storage_log: (call, workspace, before, count) => PmoStorage.log(call, UTF8ToString(workspace), before, count >>> 0),
  pmo_storage_put__deps: ['$PmoStorage'],
  pmo_storage_put: (call, workspace, key, bytes, size) =>
    PmoStorage.put(call, UTF8ToString(workspace), UTF8ToString(key), PmoStorage.copy(bytes, size)),
  pmo_storage_get__deps: ['$PmoStorage'],
  pmo_storage_get: (call, workspace, key) => PmoStorage.get(call, UTF8ToString(workspace), UTF8ToString(key)),
  pmo_storage_remove__deps: ['$PmoStorage'],
  pmo_storage_remove: (call, workspace) => PmoStorage.remove(call, UTF8ToString(workspace)),
});
