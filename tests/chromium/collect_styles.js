// Runs inside a content document that a test has opened in Chromium: sends the computed styles of its elements to the page that
// holds it. The test writes `bifolio_request` before this: {properties: [names], sizes: {html: "16px", body: "16px"}}.
addEventListener('DOMContentLoaded', () => {
  const {properties, sizes} = bifolio_request;
  const styles = [], numbers = new Map();
  const number_of = (style) => {
    const values = properties.map((name) => style.getPropertyValue(name));
    const key = values.join('\n');
    if (!numbers.has(key)) {
      numbers.set(key, styles.length);
      styles.push(values);
    }
    return numbers.get(key);
  };
  // The reader's choice of the size of the text, which our EPUB leaves open, is what the sheet asks for.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];
  sheet.insertRule(`html { font-size: ${sizes.html} !important }`);
  sheet.insertRule(`body { font-size: ${sizes.body} !important }`);
  const root_display = getComputedStyle(document.documentElement).display;
  // Without boxes, what getComputedStyle resolves is the computed value, not the used one (cssom-1 §9).
  sheet.insertRule('html { display: none !important }');
  const elements = [document.documentElement, document.body, ...document.body.querySelectorAll('*')].map((element) => {
    const style = getComputedStyle(element);
    const pseudo = {};
    for (const name of ['before', 'after'])
      if (!['none', 'normal'].includes(getComputedStyle(element, '::' + name).content))
        pseudo[name] = number_of(getComputedStyle(element, '::' + name));
    if (style.display.includes('list-item')) pseudo.marker = number_of(getComputedStyle(element, '::marker'));
    for (const name of ['first-letter', 'first-line']) pseudo[name] = number_of(getComputedStyle(element, '::' + name));
    return {
      tag: element.localName, id: element.id, class: element.getAttribute('class') || '', role: element.getAttribute('role') || '',
      style: number_of(style), pseudo,
    };
  });
  styles[elements[0].style] = styles[elements[0].style].map((value, i) => (properties[i] === 'display' ? root_display : value));
  parent.postMessage({styles, elements}, '*');
});
