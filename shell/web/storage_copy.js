// The second copy of everything stored, in a storage bucket of its own.
//
// Why: Chromium keeps all IndexedDB databases of a site in one LevelDB, and throws that away as a whole when its log is damaged. It can
// be: a browser killed in the middle of a write leaves half a record at the end, the next start goes on writing behind it, and the start
// after that takes the log for corrupt. A bucket has files of its own. Where there are no buckets (Firefox, Safari) IndexedDB lies in
// SQLite, which does not know this fate, and there is no copy.
//
// The database counts; the copy follows it, transaction by transaction, and is brought up to it at the start. Only when the database
// has just been created anew although the copy knows workspaces, it is filled from the copy. What goes wrong with the copy never
// hinders saving: it is given up until the next start.

addToLibrary({
  $PmoCopy__deps: ['$PmoStorage'],
  $PmoCopy: {
    bucket: 'second-copy',
    limit: 10000,              // an answer that takes longer than this does not come
    db: null,
    given: false,              // given up
    work: null,                // the promise of the last thing: one after the other

    available: () => !!(globalThis.navigator?.storageBuckets && navigator.locks),

    // The database has been opened; `fresh` if it was created by that. Answers whether it was filled from the copy.
    attach(database, fresh) {
      if (!PmoCopy.available() || PmoCopy.given) return Promise.resolve(false);
      return PmoCopy.next(async () => {
        if (fresh && !(await navigator.storageBuckets.keys()).includes(PmoCopy.bucket)) {
          await PmoCopy.open();
          return false;        // the very first visit
        }
        const copy = await PmoCopy.open();
        const restored = fresh && (await PmoCopy.all(copy, 'workspaces')).length > 0;
        await (restored ? PmoCopy.align(copy, database) : PmoCopy.align(database, copy));
        return restored;
      });
    },

    // The copy does what the database has completed. `body` may find that it has been done: the copy was brought up meanwhile.
    follow(stores, body) {
      if (!PmoCopy.available() || PmoCopy.given) return Promise.resolve();
      return PmoCopy.next(async () => {
        await PmoCopy.transaction(await PmoCopy.open(), 'readwrite', stores, (store) => body(store, {}, true, () => {}));
      });
    },

    next(step) {
      const done = Promise.resolve(PmoCopy.work).then(() => {
        if (PmoCopy.given) return false;
        let timer;
        const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('no answer')), PmoCopy.limit); });
        return Promise.race([navigator.locks.request('pmo-second-copy', step), late]).finally(() => clearTimeout(timer));
      }).catch((error) => {
        console.warn('the second copy is given up until the next start:', error);
        PmoCopy.given = true;
        PmoCopy.db?.close();
        PmoCopy.db = null;
        return false;
      });
      PmoCopy.work = done;
      return done;
    },

    open: async () => {
      if (PmoCopy.db) return PmoCopy.db;
      const { indexedDB } = await navigator.storageBuckets.open(PmoCopy.bucket, { durability: 'strict' });
      return new Promise((resolve, reject) => {
        const request = indexedDB.open(PmoStorage.name, PmoStorage.version);
        request.onupgradeneeded = () => PmoStorage.upgrade(request.result);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const db = PmoCopy.db = request.result;
          const forget = () => { if (PmoCopy.db === db) PmoCopy.db = null; };
          db.onversionchange = () => { db.close(); forget(); };
          db.onclose = forget;
          resolve(db);
        };
      });
    },

    // --- bringing one up to the other ---------------------------------------------------------------------

    // Afterwards `to` holds what `from` holds.
    align: async (from, to) => {
      const wanted = await PmoCopy.all(from, 'workspaces');
      const present = new Map((await PmoCopy.all(to, 'workspaces')).map((row) => [row.id, row]));
      for (const row of wanted) {
        const other = present.get(row.id);
        present.delete(row.id);
        const same = other && ['name', 'saved', 'generation', 'chunks', 'upTo'].every((field) => row[field] === other[field]);
        if (!same) await PmoCopy.carry(from, to, row.id);
      }
      for (const id of present.keys()) {
        await PmoCopy.transaction(to, 'readwrite', ['workspaces', 'chunks'], (store) => {
          store('workspaces').delete(id);
          store('chunks').delete(PmoStorage.of(id));
        });
      }
      for (const name of ['log', 'blobs']) await PmoCopy.level(from, to, name);
    },

    // One workspace's row and the chunks that it names, as they are at one moment.
    carry: async (from, to, id) => {
      const got = await PmoCopy.transaction(from, 'readonly', ['workspaces', 'chunks'], (store, found) => {
        store('workspaces').get(id).onsuccess = (event) => { found.row = event.target.result; };
        store('chunks').getAllKeys(PmoStorage.of(id)).onsuccess = (event) => { found.keys = event.target.result; };
        store('chunks').getAll(PmoStorage.of(id)).onsuccess = (event) => { found.chunks = event.target.result; };
      });
      await PmoCopy.transaction(to, 'readwrite', ['workspaces', 'chunks'], (store) => {
        store('chunks').delete(PmoStorage.of(id));
        got.keys.forEach((key, i) => store('chunks').put(got.chunks[i], key));
        if (got.row) store('workspaces').put(got.row);
      });
    },

    // Entries that are written once and never changed: what has the same keys is the same, and what has as many and the same last one
    // has the same keys, for they come and go in order.
    level: async (from, to, name) => {
      const look = (db) => PmoCopy.transaction(db, 'readonly', [name], (store, found) => {
        store(name).count().onsuccess = (event) => { found.count = event.target.result; };
        store(name).openKeyCursor(null, 'prev').onsuccess = (event) => { found.last = JSON.stringify(event.target.result?.key ?? null); };
      });
      const [a, b] = [await look(from), await look(to)];
      if (a.count === b.count && a.last === b.last) return;
      const keys = async (db) => (await PmoCopy.transaction(db, 'readonly', [name], (store, found) => {
        store(name).getAllKeys().onsuccess = (event) => { found.keys = event.target.result; };
      })).keys;
      const wanted = await keys(from), present = new Map((await keys(to)).map((key) => [JSON.stringify(key), key]));
      const missing = wanted.filter((key) => !present.delete(JSON.stringify(key)));
      for (let at = 0; at < missing.length; at += 500) {
        const part = missing.slice(at, at + 500);
        const got = await PmoCopy.transaction(from, 'readonly', [name], (store, found) => {
          found.values = [];
          part.forEach((key, i) => { store(name).get(key).onsuccess = (event) => { found.values[i] = event.target.result; }; });
        });
        await PmoCopy.transaction(to, 'readwrite', [name], (store) => {
          part.forEach((key, i) => { if (got.values[i] !== undefined) store(name).put(got.values[i], key); });
        });
      }
      if (present.size > 0) {
        await PmoCopy.transaction(to, 'readwrite', [name], (store) => { for (const key of present.values()) store(name).delete(key); });
      }
    },

    all: async (db, name) => {
      const got = await PmoCopy.transaction(db, 'readonly', [name], (store, found) => {
        store(name).getAll().onsuccess = (event) => { found.rows = event.target.result; };
      });
      return got.rows;
    },

    transaction(db, mode, stores, body) {
      return new Promise((resolve, reject) => {
        const got = {};
        const transaction = db.transaction(stores, mode, mode === 'readwrite' ? { durability: 'strict' } : undefined);
        transaction.addEventListener('complete', () => resolve(got));
        transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
        body((name) => transaction.objectStore(name), got);
      });
    },
  },
});
