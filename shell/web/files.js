// The open dialog, dropped files and downloads.

addToLibrary({
  $PmoFiles: {
    self: 0,
    input: null,
    purpose: 0,

    deliver(purpose, name, bytes, readable) {
      const text = stringToNewUTF8(name);
      const at = _malloc(Math.max(bytes.length, 1));
      try {
        if (at) HEAPU8.set(bytes, at);
        _pmo_files_on_file(PmoFiles.self, purpose, text, at, at ? bytes.length : 0, +(readable && at !== 0));
      } finally {
        _free(at);
        _free(text);
      }
    },

    read: async (purpose, files) => {
      for (const file of files) {
        try {
          PmoFiles.deliver(purpose, file.name, new Uint8Array(await file.arrayBuffer()), true);
        } catch (error) {
          // A folder, or a file that has been moved since it was chosen.
          console.warn('file:', file.name, error);
          PmoFiles.deliver(purpose, file.name, new Uint8Array(), false);
        }
      }
    },

    attach(self) {
      PmoFiles.self = self;
      // A file that is dropped beside the canvas would make the browser leave the program.
      for (const type of ['dragenter', 'dragover', 'drop']) {
        window.addEventListener(type, (event) => {
          if (!event.dataTransfer || ![...event.dataTransfer.types].includes('Files')) return;
          event.preventDefault();
          if (type === 'dragover') event.dataTransfer.dropEffect = 'copy';
          if (type === 'drop') PmoFiles.read(-1, [...event.dataTransfer.files]);
        });
      }
    },
  },

  pmo_files_attach__deps: ['$PmoFiles', '$stringToNewUTF8', '$UTF8ToString', 'malloc', 'free', 'pmo_files_on_file'],
  pmo_files_attach: (self) => PmoFiles.attach(self),

  pmo_files_pick__deps: ['$PmoFiles'],
  pmo_files_pick: (purpose, accept) => {
    // A fresh element each time: the same file chosen twice in one would not be a change.
    const input = PmoFiles.input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = UTF8ToString(accept);
    input.addEventListener('change', () => { if (PmoFiles.input === input) PmoFiles.input = null; PmoFiles.read(purpose, [...input.files]); });
    input.addEventListener('cancel', () => { if (PmoFiles.input === input) PmoFiles.input = null; });
    try {
      input.click();
    } catch (error) {
      console.warn('file dialog:', error);
    }
  },

  pmo_files_save: (name, mime, bytes, size) => {
    const url = URL.createObjectURL(new Blob([HEAPU8.slice(bytes, bytes + size)], { type: UTF8ToString(mime) }));
    const link = document.createElement('a');
    link.href = url;
    link.download = UTF8ToString(name);
    link.click();
    // The browser reads it after this task; Safari asks first, which may take long.
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  },
});
