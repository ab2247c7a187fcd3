import type { Fixture } from './fixtures.ts';

/** Pages that stand in the way, by malice or by size; `#t` is what is right-clicked. */
export const hostilePages: readonly { name: string; body: (fixture: Fixture) => string }[] = [
  {
    name: 'replaces the methods of elements',
    body: ({ farPng }) =>
      `<img id="t" src="${farPng}"><script>addEventListener('contextmenu', () => {
        for (const proto of [Element.prototype, Node.prototype, HTMLCanvasElement.prototype, Document.prototype])
          for (const name of Object.getOwnPropertyNames(proto)) {
            const { configurable, value } = Object.getOwnPropertyDescriptor(proto, name);
            if (configurable && typeof value === 'function' && name !== 'constructor') proto[name] = () => { throw new Error('mine') };
          }
        window.fetch = () => { throw new Error('mine') };
      })</script>`,
  },
  {
    name: 'removes every new node',
    body: ({ farPng }) =>
      `<img id="t" src="${farPng}"><script>new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) node.remove();
      }).observe(document, { childList: true, subtree: true })</script>`,
  },
  {
    name: 'spams events',
    body: ({ png }) =>
      `<img id="t" src="${png}"><script>setInterval(() => {
        for (let i = 0; i < 20; i++) for (const type of ['mousemove', 'mouseover', 'scroll', 'resize', 'keydown'])
          document.dispatchEvent(new Event(type, { bubbles: true }));
      }, 4)</script>`,
  },
  {
    name: 'is 1,000,000 pixels high',
    body: ({ farPng }) =>
      `<div style="height:500000px"></div><img id="t" src="${farPng}"><div style="height:500000px"></div>`,
  },
  {
    name: 'holds 2,000 images',
    body: ({ png, farPng }) =>
      `<img id="t" src="${farPng}"><div>${`<img src="${png}" width="40">`.repeat(2_000)}</div>`,
  },
  {
    name: 'nests 500 shadow roots',
    body: ({ png }) =>
      `<div id="t" style="width:400px;height:240px" data-media></div><script>
        let root = t;
        for (let i = 0; i < 500; i++) {
          const inner = document.createElement('div');
          root.attachShadow({ mode: i % 2 ? 'open' : 'closed' }).append(inner);
          root = inner;
        }
        root.attachShadow({ mode: 'closed' }).innerHTML = '<img src="${png}">';
      </script>`,
  },
];
