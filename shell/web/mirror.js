// Carries out the patches of mirror_patch.cpp on the DOM, and hears what assistive technology does to the elements.
// Every element is transparent by itself rather than under a transparent parent: a text field must be able to show
// the text that an input method is composing, wherever it is nested.

addToLibrary({
  $PmoMirror: {
    self: 0,
    root: null,
    host: null,
    nodes: null,        // id → { el, role, name, value, state, text, field }
    applying: false,    // elements are being changed by us: events that causes are not the user's

    // In the order of ui::sem::Role: [element, ARIA role or null for the element's own].
    roles: [
      ['div', 'group'], ['div', 'navigation'], ['div', 'main'], ['div', 'complementary'], ['div', 'banner'],
      ['div', 'contentinfo'], ['div', 'toolbar'], ['div', 'region'], ['div', 'dialog'], ['div', 'alertdialog'],
      ['h', null], ['div', null], ['div', 'status'], ['div', 'alert'], ['div', 'img'], ['div', 'separator'],
      ['button', null], ['div', 'link'], ['button', 'checkbox'], ['button', 'radio'], ['button', 'switch'],
      ['button', 'tab'], ['div', 'tablist'], ['div', 'tabpanel'], ['div', 'menu'], ['button', 'menuitem'],
      ['button', 'menuitemcheckbox'],
      ['input', null], ['textarea', null], ['input', 'searchbox'], ['input', 'spinbutton'], ['div', 'combobox'],
      ['div', 'listbox'], ['div', 'option'], ['div', 'slider'], ['div', 'progressbar'],
      ['div', 'table'], ['div', 'grid'], ['div', 'treegrid'], ['div', 'row'], ['div', 'rowheader'],
      ['div', 'columnheader'], ['div', 'cell'], ['div', 'gridcell'], ['div', 'tree'], ['div', 'treeitem'],
      ['div', 'list'], ['div', 'listitem'], ['div', 'radiogroup'],
    ],
    // Named by what they contain; all others by aria-label.
    byContent: null,
    // May say which of how many they are.
    counted: null,
    // Only arrange what is in them: a click between their children belongs to whatever lies beneath.
    structural: null,

    style: [
      '#sem { position: absolute; inset: 0; filter: none; overflow: clip; color: transparent; cursor: inherit; pointer-events: none; }',
      '#sem * { position: absolute; box-sizing: border-box; margin: 0; border: 0; padding: 0; overflow: clip; contain: strict;',
      '  appearance: none; background: transparent; color: transparent; caret-color: transparent; outline: 0; box-shadow: none;',
      '  font: 13px/1 pmo, sans-serif; text-align: left; white-space: pre; cursor: inherit; user-select: none;',
      '  -webkit-user-drag: none; resize: none; pointer-events: auto; }',
      '#sem .structural { pointer-events: none; }',
      '#sem input, #sem textarea { user-select: text; -webkit-user-select: text; contain: none; overflow: hidden; }',
      '#sem input::selection, #sem textarea::selection { background: transparent; color: transparent; }',
      '#sem .composing { color: var(--pmo-text); background: var(--pmo-field); caret-color: var(--pmo-text); }',
    ].join('\n'),

    attach(self) {
      PmoMirror.self = self;
      PmoMirror.root = document.getElementById('root');
      PmoMirror.host = document.getElementById('sem');
      PmoMirror.nodes = new Map();
      const roles = (...names) => new Set(names);
      PmoMirror.byContent = roles('text', 'status', 'alert', 'rowheader', 'columnheader', 'cell', 'gridcell', 'option',
        'treeitem', 'listitem', 'button', 'link', 'tab', 'menuitem', 'menuitemcheckbox', 'heading');
      PmoMirror.counted = roles('listitem', 'option', 'menuitem', 'menuitemcheckbox', 'radio', 'tab', 'treeitem');
      PmoMirror.structural = roles('group', 'navigation', 'main', 'complementary', 'banner', 'contentinfo', 'toolbar', 'region',
        'tablist', 'tabpanel', 'table', 'grid', 'treegrid', 'tree', 'list', 'radiogroup');
      try {
        const sheet = new CSSStyleSheet();   // allowed by a policy that forbids inline styles
        sheet.replaceSync(PmoMirror.style);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      } catch (unsupported) {
        console.error('mirror: no constructable style sheets', unsupported);
      }
      PmoMirror.root.addEventListener('click', PmoMirror.clicked);
      PmoMirror.root.addEventListener('focusin', PmoMirror.focused);
      // Nothing here scrolls by itself; a browser that brings an element into view must not move the elements off the picture.
      PmoMirror.host.addEventListener('scroll', (event) => {
        if (event.target !== PmoMirror.host && PmoMirror.isField(event.target)) return;
        event.target.scrollTop = 0;
        event.target.scrollLeft = 0;
      }, true);
    },

    isField(element) { return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement; },

    idOf(element) {
      for (let e = element; e && e !== PmoMirror.host; e = e.parentNode) if (e.pmoId) return e.pmoId;
      return 0;
    },

    // A real click has a count and has already gone the pointer's way; one without comes from assistive technology or a script.
    clicked(event) {
      if (event.detail !== 0) return;
      const id = PmoMirror.idOf(event.target);
      if (!id || PmoMirror.isField(event.target)) return;
      event.preventDefault();
      _pmo_mirror_on_click(PmoMirror.self, id);
    },

    focused(event) {
      if (PmoMirror.applying || PmoText.moving) return;
      const id = PmoMirror.idOf(event.target);
      if (!id || id === PmoText.agentId) return;
      // Only text fields hold the browser's focus; for all else #root does and names the node as its active descendant.
      if (PmoMirror.isField(event.target)) { _pmo_text_on_focus(PmoText.self, id); return; }
      _pmo_mirror_on_focus(PmoMirror.self, id);
      if (document.activeElement !== PmoMirror.root) PmoMirror.root.focus({ preventScroll: true });
    },

    create(id, role, level, fontSize) {
      let [tag, aria] = PmoMirror.roles[role];
      const own = PmoMirror.roles[role];
      if (tag === 'h') tag = 'h' + Math.min(Math.max(level, 1), 6);
      const isText = own[0] === 'div' && own[1] === null;
      if (aria === 'combobox' && fontSize > 0) tag = 'input';
      const el = document.createElement(tag);
      if (aria) el.setAttribute('role', aria);
      el.id = 'n' + id;
      el.pmoId = id;
      if (aria !== 'separator') el.tabIndex = -1;   // one that can take the focus would have to say a value
      const kind = aria || (tag[0] === 'h' ? 'heading' : isText ? 'text' : tag === 'input' ? 'textbox' : tag);
      if (tag === 'button') el.type = 'button';
      if (PmoMirror.structural.has(kind)) el.className = 'structural';
      const node = { id, el, kind, name: '', value: '', state: 0, text: null, field: tag === 'input' || tag === 'textarea' };
      if (node.field) PmoText.prepare(node);
      PmoMirror.nodes.set(id, node);
    },

    remove(id) {
      const node = PmoMirror.nodes.get(id);
      if (!node) return;
      PmoMirror.nodes.delete(id);
      if (node.id === PmoText.agentId) PmoText.release();
      node.el.remove();
    },

    set(el, attribute, value) {
      if (value === null || value === '') el.removeAttribute(attribute);
      else el.setAttribute(attribute, value);
    },

    content(node, text) {
      if (!node.text) {
        if (!text) return;
        node.text = document.createTextNode(text);
        node.el.prepend(node.text);
      } else if (node.text.data !== text) {
        node.text.data = text;
      }
    },

    // Name and value together, because which of them is the content depends on both.
    words(node) {
      const { el, kind, name, value } = node;
      if (node.field) {
        PmoMirror.set(el, 'aria-label', name);
        if (node.id !== PmoText.agentId && el.value !== value) el.value = value;
        return;
      }
      if (PmoMirror.byContent.has(kind)) {
        const labelled = kind === 'button' || kind === 'tab' || kind === 'link' || kind === 'heading' || kind.startsWith('menuitem');
        PmoMirror.content(node, labelled ? name : value || name);
        PmoMirror.set(el, 'aria-label', name && value && name !== value ? name + ' ' + value : null);
        return;
      }
      PmoMirror.set(el, 'aria-label', name);
      if (kind === 'combobox') PmoMirror.content(node, value);
      if (kind === 'slider' || kind === 'progressbar') {
        const number = parseFloat(value.replace(/[,%\s]/g, ''));
        if (kind === 'slider' || Number.isFinite(number)) el.setAttribute('aria-valuenow', Number.isFinite(number) ? number : 0);
        else el.removeAttribute('aria-valuenow');
        PmoMirror.set(el, 'aria-valuetext', value);
      }
    },

    states(node, bits) {
      const { el, kind } = node;
      const has = (bit) => (bits & (1 << bit)) !== 0;
      const say = (attribute, value) => PmoMirror.set(el, attribute, value);
      const flag = (attribute, on) => say(attribute, on ? 'true' : null);
      if (kind === 'checkbox' || kind === 'radio' || kind === 'switch' || kind === 'menuitemcheckbox') {
        say('aria-checked', has(1) ? 'mixed' : has(0) ? 'true' : 'false');
      }
      if (kind === 'tab' || kind === 'option' || kind === 'treeitem') say('aria-selected', has(2) ? 'true' : 'false');
      else if (kind === 'row' || kind === 'gridcell' || kind === 'columnheader' || kind === 'rowheader') flag('aria-selected', has(2));
      if (has(3) || has(4) || has(18) || kind === 'combobox') say('aria-expanded', has(3) ? 'true' : 'false');
      else say('aria-expanded', null);
      flag('aria-disabled', has(5));
      if (node.field) el.readOnly = has(6) || has(5);
      else flag('aria-readonly', has(6) && kind !== 'row');
      flag('aria-required', has(7));
      flag('aria-invalid', has(8));
      if (kind === 'button') say('aria-pressed', has(17) ? (has(9) ? 'true' : 'false') : has(9) ? 'true' : null);
      say('aria-current', has(10) ? (kind === 'link' || kind === 'button' || kind === 'tab' ? 'page' : 'true') : null);
      flag('aria-modal', has(12));
      say('aria-haspopup', has(13) ? (kind === 'combobox' ? 'listbox' : 'true') : null);
      if (kind === 'columnheader') say('aria-sort', has(15) ? 'ascending' : has(16) ? 'descending' : null);
      node.decimal = has(19);
      if (node.field) el.inputMode = node.decimal ? 'decimal' : 'text';
      node.state = bits;
    },

    index(node, level, row, rows, column, columns) {
      const { el, kind } = node;
      const say = (attribute, number) => PmoMirror.set(el, attribute, number > 0 ? String(number) : null);
      if (kind !== 'heading') say('aria-level', level);
      if (kind === 'table' || kind === 'grid' || kind === 'treegrid') {
        say('aria-rowcount', rows);
        say('aria-colcount', columns);
      } else if (kind === 'row' || kind === 'cell' || kind === 'gridcell' || kind === 'rowheader' || kind === 'columnheader') {
        say('aria-rowindex', row);
        say('aria-colindex', kind === 'row' ? 0 : column);
      } else if (PmoMirror.counted.has(kind)) {
        say('aria-posinset', row);
        say('aria-setsize', row > 0 ? rows : 0);
      }
    },

    // Puts the children into their order. An element that holds the focus is never moved, moving takes the focus
    // (and what an input method was composing) away: the others move around it.
    order(parent, ids) {
      const holder = parent ? PmoMirror.nodes.get(parent) : null;
      const box = parent ? holder && holder.el : PmoMirror.host;
      if (!box) return;
      let cursor = holder && holder.text ? holder.text.nextSibling : box.firstChild;
      for (const id of ids) {
        const node = PmoMirror.nodes.get(id);
        if (!node) continue;
        const el = node.el;
        if (el === cursor) { cursor = cursor.nextSibling; continue; }
        if (el.parentNode === box && el.contains(document.activeElement)) {
          while (cursor && cursor !== el) {
            const next = cursor.nextSibling;
            box.append(cursor);
            cursor = next;
          }
          cursor = el.nextSibling;
          continue;
        }
        box.insertBefore(el, cursor);
      }
    },

    // Everything drawn before a modal node is out of reach; what is drawn after it (its own menus) lies above.
    inert(id) {
      const reach = (el, within) => {
        el.inert = !within;
        PmoMirror.set(el, 'aria-hidden', within ? null : 'true');   // for whoever does not know inert yet
      };
      for (const el of PmoMirror.host.querySelectorAll('[inert]')) reach(el, true);
      const node = id ? PmoMirror.nodes.get(id) : null;
      for (let el = node && node.el; el && el !== PmoMirror.host; el = el.parentNode) {
        for (let before = el.previousElementSibling; before; before = before.previousElementSibling) reach(before, false);
      }
    },

    // Reads one patch. The views on memory are read anew each time: no call in here returns to C++.
    apply(pointer, count) {
      let at = pointer >> 2;
      const end = at + count, words = HEAPU32, floats = HEAPF32;
      const text = () => {
        const length = words[at++], from = at << 2;
        at += (length + 3) >> 2;
        return length ? UTF8ToString(from, length) : '';
      };
      const nodes = PmoMirror.nodes;
      while (at < end) {
        const op = words[at++], id = words[at++];
        const node = nodes.get(id);
        switch (op) {
          case 1: PmoMirror.remove(id); break;
          case 2: PmoMirror.create(id, words[at], words[at + 1], floats[at + 2]); at += 3; break;
          case 3: {
            const style = node.el.style;
            node.x = floats[at]; node.y = floats[at + 1]; node.w = floats[at + 2]; node.h = floats[at + 3];
            style.left = node.x + 'px'; style.top = node.y + 'px'; style.width = node.w + 'px'; style.height = node.h + 'px';
            at += 4;
            break;
          }
          case 4: PmoMirror.states(node, words[at++]); break;
          case 5: node.name = text(); PmoMirror.words(node); break;
          case 6: node.value = text(); PmoMirror.words(node); break;
          case 7: PmoMirror.set(node.el, 'aria-description', text()); break;
          case 8: PmoMirror.index(node, words[at] | 0, words[at + 1] | 0, words[at + 2] | 0, words[at + 3] | 0, words[at + 4] | 0);
            at += 5; break;
          case 9: PmoText.place(node, floats[at], floats[at + 1], floats[at + 2]); at += 3; break;
          case 10: { const n = words[at++]; PmoMirror.order(id, words.subarray(at, at + n)); at += n; break; }
          case 11: PmoMirror.set(PmoMirror.root, 'aria-activedescendant', id && node ? 'n' + id : null); break;
          case 12: PmoMirror.inert(id); break;
          default: throw new Error('mirror: unknown operation ' + op);
        }
      }
    },
  },

  pmo_mirror_attach__deps: ['$PmoMirror', '$PmoText', '$UTF8ToString', 'pmo_mirror_on_click', 'pmo_mirror_on_focus'],
  pmo_mirror_attach: (self) => PmoMirror.attach(self),

  pmo_mirror_apply__deps: ['$PmoMirror'],
  pmo_mirror_apply: (pointer, count) => {
    PmoMirror.applying = true;
    try {
      PmoMirror.apply(pointer, count);
    } finally {
      PmoMirror.applying = false;
    }
  },
});
