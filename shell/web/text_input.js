// The mirror's <input> and <textarea> elements as the browser's side of text fields: focus, composition, changed values and
// selections. What a change means for the field is decided in text_input.cpp.

addToLibrary({
  $PmoText: {
    self: 0,
    agentId: 0,          // the field Dear ImGui is editing; its element holds the focus
    composingId: 0,      // the field an input method is composing in; its text belongs to the browser until it is done
    moving: false,       // focus is being moved by us
    begin: 0, end: 0,    // the selection the agent was told last

    node(id) { return PmoMirror.nodes && PmoMirror.nodes.get(id); },
    agent() { const node = PmoText.agentId ? PmoText.node(PmoText.agentId) : null; return node ? node.el : null; },

    prepare(node) {
      const el = node.el;
      if (node.el.tagName === 'INPUT') el.type = 'text';    // never a password field: managers would come
      el.autocomplete = 'off';
      el.spellcheck = false;
      el.setAttribute('autocapitalize', 'off');
      el.setAttribute('autocorrect', 'off');
      el.addEventListener('compositionstart', () => {
        PmoText.composingId = node.id;
        el.classList.add('composing');
      });
      el.addEventListener('compositionend', () => PmoText.composed(node));
      el.addEventListener('input', (event) => {
        if (event.isComposing || PmoText.composingId === node.id) return;
        PmoText.changed(node);
      });
      el.addEventListener('beforeinput', (event) => {
        const breaks = event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph';
        if (!breaks || event.isComposing) return;
        event.preventDefault();
        if (node.id === PmoText.agentId) _pmo_text_on_line_break(PmoText.self);
      });
    },

    composed(node) {
      if (PmoText.composingId !== node.id) return;
      PmoText.composingId = 0;
      node.el.classList.remove('composing');
      PmoText.changed(node);
    },

    // The focus is about to go elsewhere: what is being composed belongs to the field it is composed in.
    finishComposition() {
      const node = PmoText.composingId ? PmoText.node(PmoText.composingId) : null;
      if (!node) { PmoText.composingId = 0; return; }
      PmoText.moving = true;
      node.el.blur();               // browsers end the composition here and tell us
      PmoText.moving = false;
      PmoText.composed(node);       // and if one does not, its text so far counts
      if (node.id === PmoText.agentId) PmoText.focus(node.el);
    },

    changed(node) {
      const el = node.el;
      const caret = el.selectionEnd === null ? el.value.length : el.selectionEnd;
      const value = stringToNewUTF8(el.value);
      try {
        _pmo_text_on_change(PmoText.self, node.id, value, caret);
      } finally {
        _free(value);
      }
    },

    focus(el) {
      PmoText.moving = true;
      el.focus({ preventScroll: true });
      PmoText.moving = false;
    },

    setAgent(id) {
      if (id === PmoText.agentId) return;
      const before = PmoText.agentId ? PmoText.node(PmoText.agentId) : null;
      const composing = before && PmoText.composingId === before.id;
      PmoText.agentId = id;
      const el = PmoText.agent();
      if (el && document.activeElement !== el) PmoText.focus(el);
      else if (!el && before && document.activeElement === before.el) PmoText.focus(PmoMirror.root);
      // Dear ImGui has left the field by itself: what was being composed still goes to it, as a whole value.
      if (composing) PmoText.composed(before);
      else if (before) PmoMirror.words(before);
    },

    // The agent's element is being removed.
    release() {
      const el = PmoText.agent();
      PmoText.agentId = 0;
      PmoText.composingId = 0;
      if (el && document.activeElement === el) PmoText.focus(PmoMirror.root);
    },

    sync(text, begin, end, scrollX, scrollY) {
      const el = PmoText.agent();
      if (!el || PmoText.composingId === PmoText.agentId) return;
      if (el.value !== text) el.value = text;
      PmoText.begin = Math.min(begin, end);
      PmoText.end = Math.max(begin, end);
      if (el.selectionStart !== PmoText.begin || el.selectionEnd !== PmoText.end) {
        el.setSelectionRange(PmoText.begin, PmoText.end, begin > end ? 'backward' : 'forward');
      }
      if (el.scrollLeft !== scrollX) el.scrollLeft = scrollX;
      if (el.tagName === 'TEXTAREA' && el.scrollTop !== scrollY) el.scrollTop = scrollY;
    },

    // Selection handles of a touch screen and assistive technology select in the element itself.
    selectionChanged() {
      const el = PmoText.agent();
      if (!el || document.activeElement !== el || PmoText.composingId || PmoMirror.applying) return;
      if (el.selectionStart === PmoText.begin && el.selectionEnd === PmoText.end) return;
      PmoText.begin = el.selectionStart;
      PmoText.end = el.selectionEnd;
      const backward = el.selectionDirection === 'backward';
      _pmo_text_on_select(PmoText.self, PmoText.agentId, backward ? PmoText.end : PmoText.begin, backward ? PmoText.begin : PmoText.end);
    },

    // So that the text an input method composes appears exactly on the field's own text.
    place(node, size, left, top) {
      const style = node.el.style;
      // iOS zooms into fields with smaller letters.
      const shown = /iP(hone|ad|od)/.test(navigator.platform) ? Math.max(size, 16) : size;
      style.fontSize = shown + 'px';
      style.lineHeight = node.el.tagName === 'TEXTAREA' ? 'normal' : shown + 'px';
      style.paddingLeft = Math.max(left, 0) + 'px';
      style.paddingTop = Math.max(top, 0) + 'px';
      style.paddingBottom = node.el.tagName === 'TEXTAREA' ? '0' : Math.max(node.h - Math.max(top, 0) - shown, 0) + 'px';
    },
  },

  pmo_text_attach__deps: ['$PmoText', '$PmoMirror', '$stringToNewUTF8', '$UTF8ToString', 'free', 'pmo_text_on_change', 'pmo_text_on_focus',
    'pmo_text_on_select', 'pmo_text_on_line_break'],
  pmo_text_attach: (self) => {
    PmoText.self = self;
    document.addEventListener('selectionchange', PmoText.selectionChanged);
    // Firefox and Safari tell a field's own selection to the field only.
    document.getElementById('sem').addEventListener('selectionchange', PmoText.selectionChanged, true);
  },

  pmo_text_agent__deps: ['$PmoText'],
  pmo_text_agent: (id) => PmoText.setAgent(id >>> 0),

  pmo_text_sync__deps: ['$PmoText'],
  pmo_text_sync: (text, size, begin, end, scrollX, scrollY) =>
    PmoText.sync(size ? UTF8ToString(text, size) : '', begin, end, scrollX, scrollY),

  pmo_text_colours: (text, field) => {
    const css = (colour) => '#' + (colour >>> 0).toString(16).padStart(6, '0');
    const style = document.documentElement.style;
    style.setProperty('--pmo-text', css(text));
    style.setProperty('--pmo-field', css(field));
  },
});
