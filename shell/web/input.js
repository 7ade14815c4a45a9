// Listens to pointer, wheel, touch, keyboard and focus on #root. What they mean is decided in input.cpp.

addToLibrary({
  $PmoInput: {
    self: 0,
    root: null,
    fingers: null,       // pointerId → [x, y], of touches
    pinching: 0,         // distance of two fingers at the last event; 0: not pinching
    last: '',            // modifiers sent last

    devices: { mouse: 0, touch: 1, pen: 2 },

    modifiers(event) {
      const sent = `${event.ctrlKey}${event.shiftKey}${event.altKey}${event.metaKey}`;
      if (sent === PmoInput.last) return;
      PmoInput.last = sent;
      _pmo_input_on_modifiers(PmoInput.self, +event.ctrlKey, +event.shiftKey, +event.altKey, +event.metaKey);
    },

    position(event) {
      const box = PmoInput.root.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    },

    // A finger on these means them; anywhere else it may want to scroll.
    draggable(target) {
      const id = PmoMirror.idOf(target);
      const node = id ? PmoMirror.nodes.get(id) : null;
      return !!node && (node.kind === 'slider' || node.kind === 'separator' || id === PmoText.agentId);
    },

    // The native menu of the field being edited can paste and correct; Dear ImGui's could not.
    nativeMenu(event) { return PmoText.agentId !== 0 && PmoMirror.idOf(event.target) === PmoText.agentId; },

    pointer(what, event) {
      const device = PmoInput.devices[event.pointerType] ?? 0;
      const [x, y] = PmoInput.position(event);
      if (device === 1 && PmoInput.finger(what, event, x, y)) return;
      if (what === 1) {
        PmoText.finishComposition();
        if (event.button === 2 && PmoInput.nativeMenu(event)) return;
        // A touch is bound to its target anyway, and must stay there: the browser focuses the field it touches.
        if (device !== 1) {
          try { PmoInput.root.setPointerCapture(event.pointerId); } catch (gone) { /* lifted already */ }
        }
      }
      if (what === 2 && event.button === 2 && PmoInput.nativeMenu(event)) return;
      PmoInput.modifiers(event);
      _pmo_input_on_pointer(PmoInput.self, what, device, x, y, Math.max(event.button, 0), +(what === 1 && PmoInput.draggable(event.target)));
      if (what === 1 && document.activeElement === document.body) PmoInput.root.focus({ preventScroll: true });
    },

    // Two fingers pinch; as long as they are down nothing else happens.
    finger(what, event, x, y) {
      const fingers = PmoInput.fingers;
      if (what === 1) fingers.set(event.pointerId, [x, y]);
      else if (what === 0 && fingers.has(event.pointerId)) fingers.set(event.pointerId, [x, y]);
      else if (what !== 0) fingers.delete(event.pointerId);
      if (fingers.size < 2) {
        const ended = PmoInput.pinching > 0;
        if (fingers.size === 0) PmoInput.pinching = 0;
        return ended;
      }
      const [a, b] = [...fingers.values()];
      const distance = Math.max(Math.hypot(a[0] - b[0], a[1] - b[1]), 1);
      if (PmoInput.pinching === 0) _pmo_input_on_pointer(PmoInput.self, 3, 1, x, y, 0, 0);   // the first finger's touch is off
      else if (what === 0) _pmo_input_on_pinch(PmoInput.self, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, distance / PmoInput.pinching);
      PmoInput.pinching = distance;
      return true;
    },

    wheel(event) {
      event.preventDefault();
      const [x, y] = PmoInput.position(event);
      const unit = event.deltaMode === 0 ? 1 / 100 : event.deltaMode === 1 ? 1 / 3 : 80;
      PmoInput.modifiers(event);
      _pmo_input_on_wheel(PmoInput.self, x, y, -event.deltaX * unit, -event.deltaY * unit);
    },

    key(event, down) {
      // Keys an input method works with are its own; Safari's last one says so only by its number.
      if (event.isComposing || event.keyCode === 229) return;
      PmoInput.modifiers(event);
      const target = event.target;
      const inText = PmoMirror.isField(target) && target.pmoId === PmoText.agentId;
      const character = event.key && [...event.key].length === 1 ? event.key : '';
      const typing = event.getModifierState('AltGraph');
      if (down && event.repeat && !character) { event.preventDefault(); return; }   // Dear ImGui repeats held keys itself
      const code = stringToNewUTF8(event.code || ''), text = stringToNewUTF8(character);
      try {
        if (_pmo_input_on_key(PmoInput.self, code, text, +down, +inText, +typing)) event.preventDefault();
      } finally {
        _free(code);
        _free(text);
      }
    },
  },

  pmo_input_attach__deps: ['$PmoInput', '$PmoMirror', '$PmoText', '$stringToNewUTF8', 'free', 'pmo_input_on_pointer',
    'pmo_input_on_wheel', 'pmo_input_on_pinch', 'pmo_input_on_modifiers', 'pmo_input_on_key', 'pmo_input_on_focus'],
  pmo_input_attach: (self) => {
    PmoInput.self = self;
    PmoInput.fingers = new Map();
    const root = PmoInput.root = document.getElementById('root');
    root.style.touchAction = 'none';
    const on = (type, listener, options) => root.addEventListener(type, listener, options);
    on('pointermove', (event) => PmoInput.pointer(0, event));
    on('pointerdown', (event) => PmoInput.pointer(1, event));
    on('pointerup', (event) => PmoInput.pointer(2, event));
    on('pointercancel', (event) => PmoInput.pointer(3, event));
    on('pointerleave', (event) => { if (event.pointerType !== 'touch') PmoInput.pointer(4, event); });
    // Focus goes where Dear ImGui puts it. A touch is left alone: mobile keyboards open only for a field that was touched.
    on('mousedown', (event) => { if (!event.sourceCapabilities?.firesTouchEvents) event.preventDefault(); });
    on('contextmenu', (event) => { if (!PmoInput.nativeMenu(event)) event.preventDefault(); });
    on('dragstart', (event) => event.preventDefault());
    on('wheel', PmoInput.wheel, { passive: false });
    // On the document: until something is clicked the focus may be on the body.
    document.addEventListener('keydown', (event) => PmoInput.key(event, true));
    document.addEventListener('keyup', (event) => PmoInput.key(event, false));
    window.addEventListener('blur', () => { PmoInput.last = ''; _pmo_input_on_focus(PmoInput.self, 0); });
    window.addEventListener('focus', () => _pmo_input_on_focus(PmoInput.self, 1));
    root.focus({ preventScroll: true });
  },

  pmo_input_cursor__deps: ['$PmoInput', '$UTF8ToString'],
  pmo_input_cursor: (css) => { PmoInput.root.style.cursor = UTF8ToString(css); },

  pmo_input_is_mac: () => /mac|iphone|ipad/i.test(navigator.userAgentData?.platform || navigator.platform) ? 1 : 0,
});
