// The canvas' size in CSS and device pixels, and the loss of its WebGL context.

addToLibrary({
  $PmoGl: {
    self: 0,
    canvas: null,
    media: null,

    // Telephones have three and more device pixels to a CSS pixel; beyond two only the glyph atlas grows.
    limit() { return matchMedia('(pointer: coarse)').matches ? 2 : Infinity; },

    report(deviceWidth, deviceHeight) {
      const width = PmoGl.canvas.clientWidth, height = PmoGl.canvas.clientHeight;
      const limit = PmoGl.limit();
      // The box is exact to the pixel, but does not follow a ratio that is only emulated.
      const off = Math.abs(deviceWidth - width * devicePixelRatio) > 2;
      if (devicePixelRatio > limit || off) {
        const scale = Math.min(devicePixelRatio || 1, limit);
        deviceWidth = Math.round(width * scale);
        deviceHeight = Math.round(height * scale);
      }
      _pmo_gl_on_size(PmoGl.self, width, height, deviceWidth, deviceHeight);
    },

    observe() {
      const observer = new ResizeObserver((entries) => {
        const box = entries[entries.length - 1].devicePixelContentBoxSize;   // Safari has none
        if (box) PmoGl.report(box[0].inlineSize, box[0].blockSize);
        else PmoGl.report(0, 0);
      });
      try {
        observer.observe(PmoGl.canvas, { box: 'device-pixel-content-box' });
      } catch (refused) {
        observer.observe(PmoGl.canvas);
      }
    },

    // A window moved to another screen changes the ratio and not always the size in CSS pixels.
    followRatio() {
      PmoGl.media = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
      PmoGl.media.addEventListener('change', () => {
        PmoGl.report(0, 0);
        PmoGl.followRatio();
      }, { once: true });
    },
  },

  pmo_gl_attach__deps: ['$PmoGl', 'pmo_gl_on_size', 'pmo_gl_on_context'],
  pmo_gl_attach: (self) => {
    PmoGl.self = self;
    PmoGl.canvas = document.getElementById('canvas');
    PmoGl.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();   // otherwise it never comes back
      _pmo_gl_on_context(PmoGl.self, 1);
    });
    PmoGl.canvas.addEventListener('webglcontextrestored', () => _pmo_gl_on_context(PmoGl.self, 0));
    PmoGl.report(0, 0);
    PmoGl.observe();
    PmoGl.followRatio();
  },

  pmo_gl_set_backing__deps: ['$PmoGl'],
  pmo_gl_set_backing: (width, height) => {
    if (PmoGl.canvas.width !== width) PmoGl.canvas.width = width;
    if (PmoGl.canvas.height !== height) PmoGl.canvas.height = height;
  },
});
