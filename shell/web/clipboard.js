// Copy, cut and paste events of the page, and writing to the clipboard from code.

addToLibrary({
  $PmoClipboard: {
    self: 0,
    fallback: null,    // text that the next copy event is to carry

    copied(event, cut) {
      if (!event.clipboardData) return;
      if (PmoClipboard.fallback !== null) {
        event.clipboardData.setData('text/plain', PmoClipboard.fallback);
        event.preventDefault();
        return;
      }
      const text = UTF8ToString(_pmo_clipboard_on_copy(PmoClipboard.self, cut ? 1 : 0));
      if (text) event.clipboardData.setData('text/plain', text);
      event.preventDefault();   // what is selected in an element is not what Dear ImGui has selected
    },

    pasted(event) {
      const text = event.clipboardData ? event.clipboardData.getData('text/plain') : '';
      event.preventDefault();
      if (!text) return;        // a picture, or nothing
      const pointer = stringToNewUTF8(text);
      try {
        _pmo_clipboard_on_paste(PmoClipboard.self, pointer);
      } finally {
        _free(pointer);
      }
    },

    // Without permission or on a page without https: through a copy event of our own.
    byEvent(text) {
      PmoClipboard.fallback = text;
      try {
        if (!document.execCommand('copy')) console.warn('clipboard: the browser refused');
      } finally {
        PmoClipboard.fallback = null;
      }
    },
  },

  pmo_clipboard_attach__deps: ['$PmoClipboard', '$UTF8ToString', '$stringToNewUTF8', 'free', 'pmo_clipboard_on_copy', 'pmo_clipboard_on_paste'],
  pmo_clipboard_attach: (self) => {
    PmoClipboard.self = self;
    document.addEventListener('copy', (event) => PmoClipboard.copied(event, false));
    document.addEventListener('cut', (event) => PmoClipboard.copied(event, true));
    document.addEventListener('paste', PmoClipboard.pasted);
    // Safari offers copying only where something is selected, unless these are prevented.
    for (const type of ['beforecopy', 'beforecut']) document.addEventListener(type, (event) => event.preventDefault());
  },

  pmo_clipboard_write__deps: ['$PmoClipboard'],
  pmo_clipboard_write: (pointer, size) => {
    const text = size ? UTF8ToString(pointer, size) : '';
    if (!navigator.clipboard || !navigator.clipboard.writeText) { PmoClipboard.byEvent(text); return; }
    navigator.clipboard.writeText(text).catch(() => PmoClipboard.byEvent(text));
  },
});
