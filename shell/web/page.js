// The page around the program: title, address, live regions, preferences, clock, random numbers, visibility, updates, assets.

addToLibrary({
  $PmoPage: {
    self: 0,
    used: -1,
    memory: null,        // preferences when the browser stores none
    dark: null,

    assets() { return Module['bootAssets'] || {}; },

    asset(name) {
      const assets = PmoPage.assets();
      const bytes = (assets.fonts && assets.fonts[name]) || assets[name];
      return bytes ? (bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)) : new Uint8Array();
    },

    hash() {
      const raw = location.hash.slice(1);
      try { return decodeURIComponent(raw); } catch (malformed) { return raw; }
    },

    withText(text, use) {
      const pointer = stringToNewUTF8(text);
      try { use(pointer); } finally { _free(pointer); }
    },

    // The same characters as on the canvas, for the text an input method composes.
    registerFont() {
      const bytes = PmoPage.asset('regular');
      if (!bytes.length || typeof FontFace === 'undefined') return;
      new FontFace('pmo', bytes).load().then((face) => document.fonts.add(face), (error) => console.warn('font:', error));
    },

    estimate() {
      const storage = navigator.storage;
      if (!storage || !storage.estimate) return;
      const answer = (used) => {
        if (used === PmoPage.used) return;
        PmoPage.used = used;
        _pmo_page_on_estimate(PmoPage.self);
      };
      storage.estimate().then((found) => answer(found.usage ?? -1), () => answer(-1));
    },

    attach(self) {
      PmoPage.self = self;
      PmoPage.memory = new Map();
      PmoPage.dark = matchMedia('(prefers-color-scheme: dark)');
      PmoPage.dark.addEventListener('change', () => _pmo_page_on_color_scheme(PmoPage.self, +PmoPage.dark.matches));
      const moved = () => PmoPage.withText(PmoPage.hash(), (text) => _pmo_page_on_location(PmoPage.self, text));
      window.addEventListener('hashchange', moved);
      document.addEventListener('visibilitychange', () => _pmo_page_on_visibility(PmoPage.self, +document.hidden));
      // A page that comes back from the browser's store of left pages has missed everything since.
      window.addEventListener('pageshow', (event) => { if (event.persisted) _pmo_page_on_visibility(PmoPage.self, 0); });
      const page = Module['page'];
      if (page) {
        page.onUpdate = () => _pmo_page_on_update(PmoPage.self);
        if (page.updateReady) setTimeout(page.onUpdate, 0);   // the program is not ready to hear it yet
      }
      PmoPage.registerFont();
      PmoPage.estimate();
    },
  },

  pmo_page_attach__deps: ['$PmoPage', '$UTF8ToString', '$stringToNewUTF8', 'free', 'malloc', 'pmo_page_on_location', 'pmo_page_on_visibility',
    'pmo_page_on_color_scheme', 'pmo_page_on_update', 'pmo_page_on_estimate', 'pmo_page_on_later'],
  pmo_page_attach: (self) => PmoPage.attach(self),

  pmo_page_now: () => Date.now(),
  pmo_page_utc_offset: () => -new Date().getTimezoneOffset(),

  pmo_page_random: (out, size) => {
    try {
      // At most 65,536 bytes at a time.
      for (let at = 0; at < size; at += 65536) crypto.getRandomValues(HEAPU8.subarray(out + at, out + Math.min(at + 65536, size)));
      return 1;
    } catch (error) {
      console.error('random:', error);
      return 0;
    }
  },

  pmo_page_location__deps: ['$PmoPage', '$stringToNewUTF8'],
  pmo_page_location: () => stringToNewUTF8(PmoPage.hash()),

  pmo_page_set_location__deps: ['$PmoPage'],
  pmo_page_set_location: (hash, replace) => {
    const text = UTF8ToString(hash);
    if (text === PmoPage.hash()) return;
    try {
      // What an address may contain stays readable in it.
      const url = '#' + encodeURI(text).replace(/#/g, '%23');
      if (replace) history.replaceState(null, '', url);
      else history.pushState(null, '', url);
    } catch (tooOften) {
      console.warn('location:', tooOften);   // Safari allows a hundred in half a minute
    }
  },

  pmo_page_set_title: (title, language) => {
    document.title = UTF8ToString(title);
    document.documentElement.lang = UTF8ToString(language);
    document.getElementById('root').setAttribute('aria-label', document.title);
  },

  pmo_page_announce: (pointer, urgent) => {
    const region = document.getElementById(urgent ? 'live-alert' : 'live-status');
    if (!region) return;
    const text = UTF8ToString(pointer);
    // The same sentence twice would not be read twice.
    region.textContent = region.textContent === text ? text + '\u00a0' : text;
  },

  pmo_page_set_preference__deps: ['$PmoPage'],
  pmo_page_set_preference: (key, value) => {
    const name = 'pmo.' + UTF8ToString(key), text = UTF8ToString(value);
    PmoPage.memory.set(name, text);
    try { localStorage.setItem(name, text); } catch (refused) { console.warn('preference not kept:', name, refused.name); }
  },

  pmo_page_preference__deps: ['$PmoPage'],
  pmo_page_preference: (key) => {
    const name = 'pmo.' + UTF8ToString(key);
    let text = null;
    try { text = localStorage.getItem(name); } catch (refused) { /* what was set in this session is all there is */ }
    return stringToNewUTF8(text ?? PmoPage.memory.get(name) ?? '');
  },

  pmo_page_prefers_dark__deps: ['$PmoPage'],
  pmo_page_prefers_dark: () => +PmoPage.dark.matches,

  pmo_page_apply_update: () => {
    const page = Module['page'];
    if (page && page.applyUpdate) page.applyUpdate();
    else location.reload();
  },

  pmo_page_persist__deps: ['$PmoPage'],
  pmo_page_persist: () => {
    const storage = navigator.storage;
    if (!storage || !storage.persist) return;
    storage.persist().then(() => PmoPage.estimate(), (error) => console.warn('persist:', error));
  },

  pmo_page_estimate__deps: ['$PmoPage'],
  pmo_page_estimate: () => PmoPage.estimate(),
  pmo_page_used__deps: ['$PmoPage'],
  pmo_page_used: () => PmoPage.used,

  pmo_page_fetch_later__deps: ['$PmoPage'],
  pmo_page_fetch_later: (pointer) => {
    const name = UTF8ToString(pointer);
    const page = Module['page'];
    const arrived = (bytes) => {
      const at = _malloc(Math.max(bytes.length, 1));
      if (!at) return;
      HEAPU8.set(bytes, at);
      PmoPage.withText(name, (text) => _pmo_page_on_later(PmoPage.self, text, at, bytes.length));
      _free(at);
    };
    // After the next picture, which needs the processor more.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const file = page && page.later ? page.later(name) : Promise.reject(new Error('nothing comes later here'));
      file.then(arrived, (error) => { console.warn(`${name}:`, error); arrived(new Uint8Array()); });
    }));
  },

  pmo_page_asset_size__deps: ['$PmoPage'],
  pmo_page_asset_size: (name) => PmoPage.asset(UTF8ToString(name)).length,
  pmo_page_asset_copy__deps: ['$PmoPage'],
  pmo_page_asset_copy: (name, to) => { HEAPU8.set(PmoPage.asset(UTF8ToString(name)), to); },
  pmo_page_version__deps: ['$PmoPage', '$stringToNewUTF8'],
  pmo_page_version: () => stringToNewUTF8(String(PmoPage.assets().version || '')),

  // Boot checks before; this is for a browser that gives one context and then no other.
  pmo_page_no_graphics: () => { throw new Error('WebGL 2'); },
});
