// Runs inside a content document that a test has opened in Chromium: once fonts and images are there, sends the border boxes of the
// elements of #page that have an id to the page that holds it: {id: [x, y, width, height]} in px.
addEventListener('load', () => {
  document.fonts.ready.then(() => {
    const boxes = {};
    for (const element of document.querySelectorAll('#page, #page [id]')) {
      const box = element.getBoundingClientRect();
      boxes[element.id] = [box.x, box.y, box.width, box.height];
    }
    parent.postMessage(boxes, '*');
  });
});
